// How many of ten seeds learned to copy a symbol after a lag: what a start is worth.

import { element } from "./element.js";

/** @typedef {import("./training-settings.js").SeedsSolved} SeedsSolved */

/** A start of the table under the name that the form has for it. */
const START_OF = /** @type {Readonly<Record<string, string>>} */ ({ "lstm-forget-1": "forget-1" });

/**
 * @param {readonly SeedsSolved[]} rows
 * @param {(wanted: {cell: string, start: string, lag: number}) => void} onTry
 */
export function seedsTable(rows, onTry) {
  const lags = [...new Set(rows.flatMap(({ solved }) => Object.keys(solved).map(Number)))].sort((a, b) => a - b);
  const seeds = rows[0]?.seeds ?? 0;
  const heads = ["cell and start", ...lags.map((lag) => `lag ${lag}`)];
  const lines = rows.map((row) => element(
    "tr", {},
    element("th", { scope: "row" }, row.title),
    ...lags.map((lag) => element("td", { class: "number" }, cellOf(row, lag, onTry))),
  ));
  const caption = `Seeds of ${seeds} that learned to copy the first symbol after a lag within 600 steps. A number starts that run; a dash was not tried, since a shorter lag was never solved.`;
  return element(
    "div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": "Seeds solved" },
    element(
      "table", { class: "seeds" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...lines),
    ),
  );
}

/**
 * @param {SeedsSolved} row
 * @param {number} lag
 * @param {(wanted: {cell: string, start: string, lag: number}) => void} onTry
 */
function cellOf({ id, title, cell, start, solved }, lag, onTry) {
  const count = solved[lag];
  if (count === undefined) return "–";
  const button = element("button", { type: "button", class: "gate-name", "aria-label": `${title}, lag ${lag}: ${count} solved; run it` }, String(count));
  button.addEventListener("click", () => onTry({ cell, start: START_OF[id] ?? start, lag }));
  return button;
}
