// What one unit answers to over the bundled text, as the server found it.

import { element, svg } from "./element.js";
import { figure, visible } from "./numbers.js";
import { cellName } from "./panels.js";
import { placesTable } from "./places.js";

/**
 * @typedef {import("./analyses.js").UnitCard} UnitCard
 * @typedef {import("./traces.js").Trace} Trace
 */

const SYMBOLS = 10;
const CORRELATED = 6;
const WIDTH = 300;
const HEIGHT = 70;

/**
 * @param {Trace} trace
 * @param {UnitCard} card
 * @param {(unit: number) => void} choose
 */
export function unitCard(trace, card, choose) {
  const name = `${cellName(trace.cell)}, unit ${card.unit}`;
  return element(
    "section", { class: "unit-card", "data-model": trace.model },
    element("h4", {}, name),
    element("p", { class: "tag" }, summary(card)),
    histogram(card, name),
    bars("Mean h by symbol, the most telling first", card.by_symbol.slice(0, SYMBOLS).map(({ symbol, mean, count }) => (
      { label: visible(symbol), value: mean, note: `${count}×` }
    ))),
    bars("Correlation with", card.correlations.slice(0, CORRELATED).map(({ feature, r }) => ({ label: feature, value: r, note: "" }))),
    alike(card, choose),
    placesTable("Highest after", name, { measure: "h", places: card.highest }),
    placesTable("Lowest after", name, { measure: "h", places: card.lowest }),
  );
}

/** @param {UnitCard} card */
function summary({ mean, deviation, symbols_read: read, correlations: [first] }) {
  const follows = first && Math.abs(first.r) >= 0.3 ? ` It follows “${first.feature}” (r ${figure(first.r, 2)}).` : " It follows nothing that is listed here closely.";
  return `Mean ${figure(mean, 2)}, deviation ${figure(deviation, 2)} over ${read} symbols.${follows}`;
}

/**
 * @param {UnitCard} card
 * @param {string} name
 */
function histogram({ histogram: { edges, counts } }, name) {
  const top = Math.max(1, ...counts);
  const width = WIDTH / counts.length;
  const columns = counts.map((count, k) => svg("rect", {
    x: k * width + 0.5, width: width - 1, y: HEIGHT * (1 - count / top), height: (HEIGHT * count) / top,
  }));
  const [low, high] = [edges[0] ?? -1, edges[edges.length - 1] ?? 1];
  const most = counts.indexOf(top);
  const label = `Histogram of h, ${name}: most often between ${figure(edges[most] ?? NaN, 2)} and ${figure(edges[most + 1] ?? NaN, 2)}`;
  return element(
    "figure", { class: "histogram" },
    svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img", "aria-label": label }, ...columns),
    element("figcaption", { class: "tag" }, element("span", {}, figure(low, 1)), element("span", {}, "h"), element("span", {}, figure(high, 1))),
  );
}

/**
 * @param {string} caption
 * @param {readonly {label: string, value: number, note: string}[]} rows
 */
function bars(caption, rows) {
  const top = Math.max(1, ...rows.map(({ value }) => Math.abs(value)));
  const lines = rows.map(({ label, value, note }) => {
    const bar = element("span", { class: value < 0 ? "bar negative" : "bar positive" });
    bar.style.width = `${(50 * Math.abs(value)) / top}%`;
    return element(
      "tr", {},
      element("th", { scope: "row" }, label),
      element("td", { class: "bar-cell signed" }, bar),
      element("td", { class: "number" }, `${figure(value, 2)}${note ? ` · ${note}` : ""}`),
    );
  });
  return element("table", { class: "bars" }, element("caption", {}, caption), element("tbody", {}, ...lines));
}

/**
 * @param {UnitCard} card
 * @param {(unit: number) => void} choose
 */
function alike({ units_alike: units }, choose) {
  const buttons = units.map(({ unit, r }) => {
    const button = element("button", { type: "button", class: "gate-name", title: `correlation ${figure(r, 2)}` }, String(unit));
    button.addEventListener("click", () => choose(unit));
    return button;
  });
  return element("p", { class: "unit-list" }, "Moves with unit ", ...buttons);
}
