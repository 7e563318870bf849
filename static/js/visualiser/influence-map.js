// How much every input moves every output, ‖∂y_t/∂x_s‖: a picture with inputs across, outputs down.

import { element, setText } from "./element.js";
import { createHeatmap } from "./heatmap.js";
import { figure, spoken, visible } from "./numbers.js";
import { cellName } from "./panels.js";

/**
 * @typedef {import("./palette.js").Palettes} Palettes
 * @typedef {import("./safetensors.js").Tensor} Tensor
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * The map of one output symbol; `norms[t][s]` is null where it is not finite.
 *
 * @typedef {object} InfluenceMap
 * @property {string} output
 * @property {readonly (readonly (number | null)[])[]} norms
 */

/** Powers of ten that the logarithmic colours show at most below the largest value. */
const DECADES = 6;
/** Stands where an input comes after the output: no number there can be anything but 0. */
const LATER = -1;
const ROWS_SHOWN = 60;

/**
 * @param {Palettes} palettes
 * @param {(input: number, output: number, pinned: boolean) => void} onPoint
 * @param {() => void} onLeave
 */
export function createInfluenceFigure(palettes, onPoint, onLeave) {
  const heatmap = createHeatmap(palettes, onPoint, onLeave);
  const title = element("span");
  const reading = element("output", { class: "figure-reading" });
  const [low, high] = [element("span"), element("span")];
  const legend = element("span", { class: "legend" }, low, element("span", { class: "legend-bar sequential" }), high);
  const table = element("details", { class: "figure-table" }, element("summary", {}, "Table"));
  const broken = element("p", { class: "note bad", hidden: true });
  const root = element(
    "figure", { class: "heatmap influence-map" },
    element("figcaption", {}, title, reading), heatmap.root,
    element("div", { class: "figure-foot" }, legend, table), broken,
  );
  /** @type {{trace: Trace, map: InfluenceMap} | null} */
  let shown = null;
  table.addEventListener("toggle", () => fillTable(table, shown));

  return {
    root,
    frame: heatmap.root,
    /**
     * @param {Trace} trace
     * @param {InfluenceMap} map
     * @param {{width: number, logarithmic: boolean}} how
     */
    draw(trace, map, { width, logarithmic }) {
      shown = { trace, map };
      const top = peakOf(map);
      root.dataset["model"] = trace.model;
      setText(title, `${cellName(trace.cell)}: outputs for “${visible(map.output)}” down, inputs across`);
      const decades = decadesOf(map, top.value);
      setText(low, logarithmic ? figure(top.value * 10 ** -decades) : "0");
      setText(high, figure(top.value));
      heatmap.draw({
        tensor: coloured(map, top.value, logarithmic ? decades : null), tokens: trace.tokens, order: [], width,
        scale: "sequential", limit: 1, summary: describe(trace, map, top),
        keep: (value) => value !== LATER,
      });
      broken.hidden = map.norms.every((row) => row.every((value) => value !== null));
      setText(broken, broken.hidden ? "" : "What is pink is no finite number: on its way back the gradient grew past what a number can hold, or the states themselves had.");
      fillTable(table, shown);
    },
    /**
     * @param {number} input
     * @param {number} output
     */
    point(input, output) {
      heatmap.point(input, output);
      setText(reading, shown ? readingOf(shown.map, input, output) : "");
    },
  };
}

/**
 * The largest number of a map and where it stands; the first of equals.
 *
 * @param {InfluenceMap} map
 */
function peakOf({ norms }) {
  const peak = { value: 0, input: 0, output: 0 };
  norms.forEach((row, output) => row.forEach((value, input) => {
    if (value !== null && value > peak.value) Object.assign(peak, { value, input, output });
  }));
  return peak;
}

/**
 * Powers of ten between the largest number of a map and its smallest, from 1 to DECADES.
 *
 * @param {InfluenceMap} map
 * @param {number} top
 */
function decadesOf({ norms }, top) {
  let least = top;
  for (const row of norms) {
    for (const value of row) if (value !== null && value > 0 && value < least) least = value;
  }
  return top > 0 ? Math.min(DECADES, Math.max(1, Math.log10(top / least))) : DECADES;
}

/**
 * Values between 0 and 1 for the colours, (inputs, outputs); linear without `decades`.
 *
 * @param {InfluenceMap} map
 * @param {number} top
 * @param {number | null} decades
 * @returns {Tensor}
 */
function coloured({ norms }, top, decades) {
  const steps = norms.length;
  const data = new Float32Array(steps * steps);
  const share = (/** @type {number} */ value) => {
    const part = top > 0 ? value / top : 0;
    return decades ? Math.max(0, 1 + Math.log10(part) / decades) : part;
  };
  for (let input = 0; input < steps; input++) {
    for (let output = 0; output < steps; output++) {
      data[input * steps + output] = input > output ? LATER : share(norms[output]?.[input] ?? NaN);
    }
  }
  return { shape: [steps, steps], data };
}

/**
 * @param {InfluenceMap} map
 * @param {number} input
 * @param {number} output
 */
function readingOf({ norms }, input, output) {
  if (input > output) return "0: the input comes later";
  const value = norms[output]?.[input];
  return `‖∂y${below(output + 1)}/∂x${below(input + 1)}‖ ${figure(value ?? NaN)}`;
}

/** @param {number} number */
function below(number) {
  return [...String(number)].map((digit) => "₀₁₂₃₄₅₆₇₈₉"[Number(digit)]).join("");
}

/**
 * @param {Trace} trace
 * @param {InfluenceMap} map
 * @param {{value: number, input: number, output: number}} peak
 */
function describe({ cell, tokens }, { output, norms }, peak) {
  const steps = norms.length;
  const of = (/** @type {number} */ step) => `step ${step + 1}, “${spoken(tokens[step] ?? "")}”`;
  const first = norms[steps - 1]?.[0] ?? NaN;
  return `${cellName(cell)} influence of ${steps} inputs on ${steps} outputs for “${spoken(output)}”, size of the slope. `
    + `Largest ${figure(peak.value)}: input of ${of(peak.input)}, on the output after ${of(peak.output)}. `
    + `The first input on the last output: ${figure(first)}.`;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {{trace: Trace, map: InfluenceMap} | null} shown
 */
function fillTable(details, shown) {
  details.querySelector(".scroll-x")?.remove();
  if (!details.open || !shown) return;
  const { trace: { tokens, model }, map: { norms } } = shown;
  // The last outputs have the longest past; a table of all of 400 would hold 160,000 numbers.
  const from = Math.max(0, norms.length - ROWS_SHOWN);
  const named = (/** @type {number} */ step) => `${step + 1} ${visible(tokens[step] ?? "")}`;
  const heads = tokens.slice(from).map((_, k) => element("th", { scope: "col" }, named(from + k)));
  const rows = norms.slice(from).map((row, k) => element(
    "tr", {},
    element("th", { scope: "row" }, named(from + k)),
    ...row.slice(from).map((value, s) => element("td", {}, s > k ? "" : figure(value ?? NaN))),
  ));
  const only = from ? `, the last ${ROWS_SHOWN} steps (the API gives all)` : "";
  details.append(element(
    "div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": `Table of ${model}, influence of inputs on outputs` },
    element(
      "table", {},
      element("caption", {}, `‖∂y/∂x‖, outputs down and inputs across${only}`),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "output"), ...heads)),
      element("tbody", {}, ...rows),
    ),
  ));
}
