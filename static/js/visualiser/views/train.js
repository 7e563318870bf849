// Training, live: loss, gradient norm and the states of a probe sequence while the weights change.

import { element, replaceAlike, setText } from "../element.js";
import { createHeatmap } from "../heatmap.js";
import { figure } from "../numbers.js";
import { largest, niceCeiling } from "../palette.js";
import { legend, linePlot, plotTable } from "../plot.js";
import { settingsForm } from "../training-settings.js";
import { openTraining } from "../training-socket.js";

/**
 * @typedef {import("../training-settings.js").Choices} Choices
 * @typedef {import("../training-socket.js").Frame} Frame
 */

const POINTS = 400;

/** @type {import("../views.js").OpenModule} */
export function open(container, context) {
  container.append(
    element("h2", {}, "Train live"),
    element("p", { class: "prose" }, "A small network learns a task from random weights, here and now. Whether it can depends on the cell, and as much on how it starts: try both."),
  );
  let closed = false;
  /** @type {ReturnType<typeof createRun> | null} */
  let run = null;
  void fetch("/api/v1/trainings/choices").then((response) => response.json()).then((choices) => {
    if (!closed) run = createRun(container, choices, context);
  }).catch(() => container.append(element("p", {}, "The choices did not load. Open this view again to retry.")));
  return {
    draw() {},
    close() {
      closed = true;
      run?.close();
    },
  };
}

/**
 * @param {HTMLElement} container
 * @param {Choices} choices
 * @param {import("../views.js").Context} context
 */
function createRun(container, choices, { store, page }) {
  const form = settingsForm(choices, store.get().seed, (restart) => (restart ? reset() : socket.change(form.read())));
  const play = element("button", { type: "button", class: "button primary" }, "Play");
  const once = element("button", { type: "button", class: "button" }, "One step");
  const again = element("button", { type: "button", class: "button" }, "Reset to the same weights");
  const speed = element("input", { type: "range", min: 0, max: 6, step: 1, value: 3 });
  const words = element("p", { role: "status" });
  const plots = element("div", { class: "training-plots" });
  const map = createHeatmap(page.palettes, () => {}, () => {});
  const mapTitle = element("figcaption");
  const screen = createScreen({ words, plots, map, mapTitle });
  container.append(
    form.root,
    element("p", { class: "actions" }, play, once, again, element("label", { class: "scrubber" }, "Slow", speed, "fast")),
    words, plots, element("figure", { class: "heatmap" }, mapTitle, map.root),
  );
  let playing = false;
  let waiting = false;
  let socket = connect();

  function connect() {
    const opened = openTraining({
      onFrame(frame) {
        waiting = false;
        screen.add(frame);
        requestAnimationFrame(ask);
      },
      onProblem: (title, detail) => screen.say(`${title}. ${detail}`),
      onClose: () => pause(),
    });
    opened.start(form.read());
    waiting = true;
    return opened;
  }

  function ask() {
    if (!playing || waiting) return;
    waiting = true;
    socket.steps(2 ** Number(speed.value));
  }
  function pause() {
    playing = false;
    play.textContent = "Play";
  }
  function reset() {
    socket.close();
    screen.clear();
    socket = connect();
  }
  play.addEventListener("click", () => {
    playing = !playing;
    play.textContent = playing ? "Pause" : "Play";
    ask();
  });
  once.addEventListener("click", () => {
    pause();
    socket.steps(1);
  });
  again.addEventListener("click", reset);
  return { close: () => socket.close() };
}

/** @typedef {{words: HTMLElement, plots: HTMLElement, map: ReturnType<typeof createHeatmap>, mapTitle: HTMLElement}} Parts */

/** @param {Parts} parts */
function createScreen({ words, plots, map, mapTitle }) {
  /** @type {number[]} */
  let losses = [];
  /** @type {number[]} */
  let norms = [];
  let clipped = 0;

  function drawPlots() {
    const every = Math.max(1, Math.ceil(losses.length / POINTS));
    const width = Math.max(280, Math.min(620, plots.clientWidth > 900 ? plots.clientWidth / 2 - 16 : plots.clientWidth));
    replaceAlike(
      plots,
      plotOf("loss", thinned(losses, every), every, width),
      plotOf("gradient norm", thinned(norms, every), every, width),
    );
  }

  return {
    /** @param {Frame} frame */
    add(frame) {
      losses.push(...frame.losses);
      norms.push(...frame.norms);
      clipped += frame.facts["clipped"] ?? 0;
      drawPlots();
      setText(words, sentence(frame, losses, clipped));
      const [, units = 0] = frame.h.shape;
      const limit = Math.max(1, niceCeiling(largest(frame.h.data)));
      setText(mapTitle, `h on a probe sequence, scale ±${limit}`);
      map.draw({
        tensor: frame.h, tokens: frame.facts["probe"] ?? [], scale: "diverging", limit,
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
      clipped = 0;
      plots.replaceChildren();
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
    `${clipped} gradients clipped`,
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
 * @param {readonly number[]} values
 * @param {number} every
 * @param {number} width
 */
function plotOf(name, values, every, width) {
  const series = [{ name, values, style: name === "loss" ? "series-1" : "series-2" }];
  const input = {
    series, width, height: 220, logarithmic: true, xLabel: "step", yLabel: name, xStep: every,
    summary: `${name} over ${values.length * every} steps, now ${figure(values[values.length - 1] ?? NaN)}`,
  };
  const details = element("details", {}, element("summary", {}, "Table"));
  details.addEventListener("toggle", () => {
    if (details.open && details.children.length === 1) details.append(plotTable(input));
  });
  return element("figure", {}, linePlot(input), legend(series), details);
}
