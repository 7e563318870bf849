// A row of heatmaps over the same sequence, kept from draw to draw and linked by one cursor.

import { element, setText } from "./element.js";
import { createHeatmap } from "./heatmap.js";
import { notFinite } from "./not-finite.js";
import { figure, spoken } from "./numbers.js";
import { unitOrder } from "./order.js";
import { cellName, limitOf } from "./panels.js";
import { fillTable } from "./table.js";
import { layerTensor } from "./traces.js";

/**
 * @typedef {import("./panels.js").Part} Part
 * @typedef {import("./palette.js").Palettes} Palettes
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * @typedef {object} FigureView
 * @property {HTMLElement} root
 * @property {(trace: Trace, state: State, width: number) => void} draw
 * @property {(trace: Trace, state: State, step: number, unit: number) => void} point
 */

/**
 * @param {HTMLElement} container
 * @param {Palettes} palettes
 * @param {() => Store} store
 * @param {(trace: Trace) => Part[]} partsOf
 * @param {(value: number, part: Part) => boolean} [keep] values that are painted
 */
export function createFigures(container, palettes, store, partsOf, keep = () => true) {
  /** @type {Map<string, FigureView>} */
  const figures = new Map();

  /** @param {State} state */
  function wanted(state) {
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    return traces.flatMap((trace) => {
      const layer = Math.min(state.layer, trace.layers - 1);
      const there = partsOf(trace).filter((part) => layerTensor(trace, layer, part.name));
      return there.map((part) => ({ key: `${trace.model} ${part.name}`, trace, part }));
    });
  }

  return {
    /** @param {State} state */
    draw(state) {
      const all = wanted(state);
      const views = all.map(({ key, trace, part }) => {
        const view = figures.get(key) ?? createFigure(trace, part, { palettes, store, keep });
        figures.set(key, view);
        return view;
      });
      sameChildren(container, views.map((view) => view.root));
      const steps = Math.max(1, ...all.map(({ trace }) => trace.tokens.length));
      const width = columnWidth(container, steps, views.length);
      all.forEach(({ trace }, i) => views[i]?.draw(trace, state, width));
    },
    /**
     * @param {State} state
     * @param {(trace: Trace) => {step: number, unit: number}} cursor
     */
    point(state, cursor) {
      for (const { key, trace } of wanted(state)) {
        const { step, unit } = cursor(trace);
        figures.get(key)?.point(trace, state, step, unit);
      }
    },
  };
}

/**
 * Pixels for each figure's picture: as many columns as leave a step four pixels.
 *
 * @param {HTMLElement} container
 * @param {number} steps
 * @param {number} count
 */
export function columnWidth(container, steps, count) {
  const gap = 24;
  const least = Math.max(220, steps * 4);
  const there = container.clientWidth || 320;
  const columns = Math.max(1, Math.min(count, Math.floor((there + gap) / (least + gap)), 4));
  const width = Math.floor((there - (columns - 1) * gap) / columns);
  container.style.setProperty("--columns", String(columns));
  return width;
}

/**
 * @param {HTMLElement} container
 * @param {HTMLElement[]} children
 */
function sameChildren(container, children) {
  const same = container.children.length === children.length
    && children.every((child, i) => container.children[i] === child);
  if (!same) container.replaceChildren(...children);
}

/**
 * @param {Trace} trace
 * @param {Part} part
 * @param {{palettes: Palettes, store: () => Store, keep: (value: number, part: Part) => boolean}} around
 * @returns {FigureView}
 */
function createFigure(trace, part, { palettes, store, keep }) {
  const { model, cell } = trace;
  /** @type {readonly number[]} */
  let rows = [];
  let current = trace;
  const heatmap = createHeatmap(
    palettes,
    (step, row, pinned) => {
      const unit = rows[row] ?? row;
      store().set(pinned ? { step, unit, hover: null } : { hover: { step, unit } });
    },
    () => store().set({ hover: null }),
  );
  const reading = element("output", { class: "figure-reading" });
  const [low, high] = [element("span"), element("span")];
  const bar = element("span", { class: `legend-bar ${part.scale}` });
  const summary = element("summary", {}, "Table");
  const table = element("details", { class: "figure-table" }, summary);
  const caption = element(
    "figcaption", {},
    element("b", {}, cellName(cell)), " ",
    element("i", { class: "symbol" }, part.symbol), ` ${part.title}`, reading,
  );
  const broken = element("p", { class: "note bad", hidden: true });
  const root = element(
    "figure", { class: "heatmap", "data-model": model, "data-part": part.name },
    caption, heatmap.root,
    element("div", { class: "figure-foot" }, element("span", { class: "legend" }, low, bar, high), table),
    broken,
  );
  const redrawTable = () => fillTable(table, current, part, store().get());
  table.addEventListener("toggle", redrawTable);

  return {
    root,
    draw(next, state, width) {
      current = next;
      const layer = Math.min(state.layer, next.layers - 1);
      const tensor = layerTensor(next, layer, part.name);
      const states = layerTensor(next, layer, "h");
      if (!tensor || !states) return;
      const limit = limitOf(next, layer, part);
      rows = unitOrder(states, state.order);
      setText(low, part.scale === "sequential" ? "0" : scaleEnd(-limit));
      setText(high, scaleEnd(limit));
      heatmap.draw({
        tensor, tokens: next.tokens, order: rows, scale: part.scale, limit, width,
        summary: describe(next, part, layer), keep: (value) => keep(value, part),
      });
      const words = notFinite(tensor, next.tokens);
      broken.hidden = words === "";
      setText(broken, words);
      if (table.open) redrawTable();
    },
    point(next, state, step, unit) {
      const layer = Math.min(state.layer, next.layers - 1);
      const tensor = layerTensor(next, layer, part.name);
      heatmap.point(step, rows.indexOf(unit));
      const value = tensor?.data[step * (tensor.shape[1] ?? 1) + unit];
      setText(reading, value === undefined ? "" : figure(value));
    },
  };
}

/** @param {number} limit */
function scaleEnd(limit) {
  return String(Number(limit.toPrecision(2))).replace("-", "−");
}

/**
 * What is said of a heatmap to whoever can't see it.
 *
 * @param {Trace} trace
 * @param {Part} part
 * @param {number} layer
 */
export function describe(trace, part, layer) {
  const tensor = layerTensor(trace, layer, part.name);
  const [steps = 0, units = 1] = tensor?.shape ?? [];
  if (!tensor || !steps) return `${part.title}: no steps yet`;
  let peak = 0;
  tensor.data.forEach((value, i) => {
    if (Math.abs(value) > Math.abs(tensor.data[peak] ?? 0)) peak = i;
  });
  const step = Math.floor(peak / units);
  return `${cellName(trace.cell)} ${part.title} ${part.symbol}: ${units} units over ${steps} steps. `
    + `Largest ${figure(tensor.data[peak] ?? 0)}, unit ${peak % units} at step ${step + 1}, `
    + `“${spoken(trace.tokens[step] ?? "")}”.`;
}
