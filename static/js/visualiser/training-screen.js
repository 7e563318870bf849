// What a training run shows: loss, gradient norm with its clips, gradient by time step, a probe's states.

import { element, replaceAlike, setText } from "./element.js";
import { figure } from "./numbers.js";
import { largest, niceCeiling } from "./palette.js";
import { legend, linePlot, plotTable } from "./plot.js";

/** @typedef {import("./training-socket.js").Frame} Frame */

const POINTS = 400;

/** @typedef {{words: HTMLElement, plots: HTMLElement, map: import("./heatmap.js").Heatmap, mapTitle: HTMLElement, foot: ReturnType<typeof import("./figure-foot.js").createFoot>}} Parts */

/** @param {Parts} parts */
export function createScreen({ words, plots, map, mapTitle, foot }) {
  /** @type {number[]} */
  let losses = [];
  /** @type {number[]} */
  let norms = [];
  /** @type {number[]} */
  let clips = [];

  /** @param {Frame} frame */
  function drawPlots({ byStep }) {
    const every = Math.max(1, Math.ceil(losses.length / POINTS));
    const room = plots.parentElement?.clientWidth ?? 600;
    const width = Math.max(280, Math.min(620, room > 900 ? room / 2 - 16 : room));
    const overTime = losses.length ? [
      figureOf({ ...overSteps("loss", losses, every), width }, "series-1"),
      figureOf({ ...overSteps("gradient norm", norms, every), width, events: [...new Set(clips.map((step) => Math.floor((step - 1) / every)))] }, "series-2"),
    ] : [];
    replaceAlike(plots, ...overTime, figureOf(byStepPlot(byStep, width), "series-3"));
  }

  return {
    /** @param {Frame} frame */
    add(frame) {
      losses.push(...frame.losses);
      norms.push(...frame.norms);
      clips.push(...(frame.facts["clipped_steps"] ?? []));
      drawPlots(frame);
      setText(words, sentence(frame, losses, clips.length));
      const [, units = 0] = frame.h.shape;
      const limit = Math.max(1, niceCeiling(largest(frame.h.data)));
      const tokens = frame.facts["probe"] ?? [];
      setText(mapTitle, "h on a probe sequence");
      foot.show({ tensor: frame.h, tokens, title: "h on a probe sequence", limit: String(limit) });
      map.draw({
        tensor: frame.h, tokens, scale: "diverging", limit,
        order: Array.from({ length: units }, (_, unit) => unit), width: Math.max(280, mapTitle.clientWidth),
        summary: `States of ${units} units on a probe sequence after ${frame.step} steps of training.`,
      });
      map.point(-1, -1);
    },
    /** @param {string} text */
    say: (text) => setText(words, text),
    clear() {
      losses = [];
      norms = [];
      clips = [];
      plots.replaceChildren();
      setText(words, "Beginning …");
    },
  };
}

/**
 * @param {Frame} frame
 * @param {readonly number[]} losses
 * @param {number} clipped
 */
function sentence({ step, facts }, losses, clipped) {
  const last = losses[losses.length - 1];
  const accuracy = facts["accuracy"];
  return [
    `${step} steps`,
    ...(last === undefined ? [] : [`loss ${figure(last)}`]),
    ...(typeof accuracy === "number" ? [`${(100 * accuracy).toFixed(0)} % right on fresh sequences`] : []),
    `${clipped} gradients clipped (ticks above their norm)`,
    `${facts["parameters"]} parameters`,
    ...(facts["solved"] ? ["solved"] : []),
  ].join(", ").concat(".");
}

/**
 * Means over runs of `every` values, so that a long history fits.
 *
 * @param {readonly number[]} values
 * @param {number} every
 */
function thinned(values, every) {
  const means = [];
  for (let i = 0; i < values.length; i += every) {
    const run = values.slice(i, i + every);
    means.push(run.reduce((sum, value) => sum + value, 0) / run.length);
  }
  return means;
}

/**
 * @param {string} name
 * @param {readonly number[]} all
 * @param {number} every
 */
function overSteps(name, all, every) {
  const values = thinned(all, every);
  const now = figure(values[values.length - 1] ?? NaN);
  return { name, values, xLabel: "training step", xStart: 1, xStep: every, summary: `${name} over ${all.length} steps, now ${now}` };
}

/**
 * @param {Float32Array} byStep
 * @param {number} width
 */
function byStepPlot(byStep, width) {
  const values = [...byStep];
  const [first, last] = [figure(values[0] ?? NaN), figure(values[values.length - 1] ?? NaN)];
  return {
    name: "size of the gradient at each time step", yLabel: "gradient", values, width, xLabel: "time step of the probe", xStart: 1, xStep: 1,
    summary: `Size of the gradient by time step: ${first} at the first, ${last} at the last of ${values.length}`,
  };
}

/**
 * @param {{name: string, values: readonly number[], width: number, xLabel: string, xStart: number, xStep: number, summary: string, yLabel?: string, events?: readonly number[]}} plot
 * @param {string} style
 */
function figureOf({ name, yLabel = name, values, ...plot }, style) {
  const series = [{ name, values, style }];
  const input = { ...plot, series, height: 220, logarithmic: true, yLabel };
  const details = element("details", {}, element("summary", {}, "Table"));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(plotTable(input));
  });
  return element("figure", {}, linePlot(input), legend(series), details);
}
