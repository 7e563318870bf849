// The numbers under a picture, as a table, made when it is opened.

import { element } from "./element.js";
import { figure, visible } from "./numbers.js";
import { layerTensor } from "./traces.js";

/**
 * @typedef {import("./panels.js").Part} Part
 * @typedef {import("./state.js").State} State
 * @typedef {import("./traces.js").Trace} Trace
 */

const STEPS_SHOWN = 60;

/**
 * @param {HTMLDetailsElement} details
 * @param {Trace} trace
 * @param {Part} part
 * @param {State} state
 */
export function fillTable(details, trace, part, state) {
  details.querySelector(".scroll-x")?.remove();
  if (!details.open) return;
  const tensor = layerTensor(trace, Math.min(state.layer, trace.layers - 1), part.name);
  if (tensor) details.append(tableOf(tensor, trace, part));
}

/**
 * @param {import("./safetensors.js").Tensor} tensor
 * @param {Trace} trace
 * @param {Part} part
 */
function tableOf(tensor, { tokens, model }, { title, symbol }) {
  return tensorTable(tensor, tokens, { caption: `${title} ${symbol}`, label: `Table of ${model}, ${title}` });
}

/**
 * The numbers of any picture with units down and steps across.
 *
 * @param {import("./safetensors.js").Tensor} tensor (steps, units)
 * @param {readonly string[]} tokens
 * @param {{caption: string, label: string}} named
 */
export function tensorTable({ shape, data }, tokens, { caption, label }) {
  const [steps = 0, units = 0] = shape;
  const last = Math.min(steps, STEPS_SHOWN);
  const corner = element("th", { scope: "col" }, "unit");
  const heads = tokens.slice(0, last).map((token, t) => (
    element("th", { scope: "col" }, `${t + 1} ${visible(token)}`)
  ));
  const rows = Array.from({ length: units }, (_, unit) => {
    const cells = Array.from({ length: last }, (_, t) => (
      element("td", {}, figure(data[t * units + unit] ?? NaN))
    ));
    return element("tr", {}, element("th", { scope: "row" }, String(unit)), ...cells);
  });
  const more = steps > last ? `, the first ${last} of ${steps} steps (the export has all)` : "";
  const table = element(
    "table", {},
    element("caption", {}, `${caption}, units down and steps across${more}`),
    element("thead", {}, element("tr", {}, corner, ...heads)),
    element("tbody", {}, ...rows),
  );
  return element("div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": label }, table);
}
