// The gates of each model over the sequence, with saturated values marked and counted.

import { cursorOf } from "../cursor.js";
import { element } from "../element.js";
import { createFigures } from "../figures.js";
import { remember } from "../look.js";
import { cellName, gateParts } from "../panels.js";
import { layerTensor } from "../traces.js";

/**
 * @typedef {import("../panels.js").Part} Part
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 */

const CLOSED = 0.1;
const OPEN = 0.9;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const only = element("input", { type: "checkbox" });
  remember(store, { saturated: only });
  const grid = element("div", { class: "figures" });
  const shares = element("div", { class: "scroll-x" });
  container.append(
    element("h2", {}, "Gates"),
    element("p", { class: "prose" }, `A gate is a share: at 0 it lets nothing through, at 1 everything. Below ${CLOSED} or above ${OPEN} it is saturated, and its own gradient is nearly gone.`),
    element("label", { class: "check" }, only, " Show saturated values only"),
    grid,
    shares,
  );
  const keep = (/** @type {number} */ value, /** @type {Part} */ part) => (
    !only.checked || part.scale !== "sequential" || value < CLOSED || value > OPEN
  );
  const figures = createFigures(grid, page.palettes, () => store, (trace) => gateParts(trace.cell), keep);
  only.addEventListener("change", () => figures.draw(store.get()));

  return {
    draw(state, before) {
      const names = /** @type {const} */ (["traces", "layer", "order", "width"]);
      if (!before || names.some((name) => state[name] !== before[name])) {
        figures.draw(state);
        shares.replaceChildren(shareTable(state));
      }
      figures.point(state, (trace) => cursorOf(state, trace));
    },
  };
}

/** @param {State} state */
function shareTable(state) {
  const rows = state.models.flatMap((model) => {
    const trace = state.traces.get(model);
    return trace ? gateParts(trace.cell).flatMap((part) => shareRow(trace, part, state.layer)) : [];
  });
  if (!rows.length) {
    return element("p", { class: "prose" }, "A plain RNN has no gates: it overwrites its whole state at every step. Choose the LSTM or the GRU above.");
  }
  const heads = ["cell", "gate", "closed", "open", "mean"].map((head) => element("th", { scope: "col" }, head));
  return element(
    "table", {},
    element("caption", {}, "Share of all steps and units in which the gate is saturated"),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...rows),
  );
}

/**
 * @param {Trace} trace
 * @param {Part} part
 * @param {number} layer
 */
function shareRow(trace, part, layer) {
  const data = layerTensor(trace, Math.min(layer, trace.layers - 1), part.name)?.data;
  if (!data?.length || part.scale !== "sequential") return [];
  const share = (/** @type {(value: number) => boolean} */ test) => {
    let count = 0;
    for (const value of data) if (test(value)) count += 1;
    return `${((100 * count) / data.length).toFixed(1)} %`;
  };
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const cells = [share((value) => value < CLOSED), share((value) => value > OPEN), mean.toFixed(3)];
  return [element(
    "tr", {},
    element("th", { scope: "row" }, cellName(trace.cell)),
    element("td", {}, element("i", { class: "symbol" }, part.symbol), ` ${part.title}`),
    ...cells.map((cell) => element("td", { class: "number" }, cell)),
  )];
}
