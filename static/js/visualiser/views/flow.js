// Where the gradient dies: its size at each step before the loss, for three cells on one text.

import { fetchAnalyses } from "../analyses.js";
import { element, replaceAlike, setText } from "../element.js";
import { createFlowControls, repeated, whatIfOf } from "../flow-controls.js";
import { figure } from "../numbers.js";
import { cellName } from "../panels.js";
import { fold } from "../page.js";
import { legend, linePlot, markAt, plotTable } from "../plot.js";
import { Latest } from "../traces.js";

/**
 * @typedef {import("../page.js").Page} Page
 * @typedef {import("../page.js").ModelFacts} ModelFacts
 * @typedef {import("../plot.js").Series} Series
 * @typedef {import("../state.js").State} State
 * @typedef {import("../analyses.js").Analyses} Analyses
 */

/** @type {Readonly<Record<import("../traces.js").Cell, string>>} */
const COLOUR = { rnn: "series-2", lstm: "series-1", gru: "series-3" };

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const latest = new Latest();
  const controls = createFlowControls(store.get(), () => store.set({ flow: controls.query() }));
  const figures = element("div", { class: "flow" });
  const words = element("p", { class: "prose", role: "status" });
  container.append(
    element("h2", {}, "Gradient flow"),
    element("p", { class: "prose" }, "The loss looks at the last output only. How large is its gradient at each earlier state? A straight line on this logarithmic axis is exponential decay: the vanishing gradient."),
    controls.root, words, figures,
  );
  let asked = "";

  /** @param {State} state */
  async function load(state) {
    const models = comparable(page, state);
    const change = controls.read();
    const key = JSON.stringify([state.text, models, change]);
    if (key === asked || !state.text) return;
    asked = key;
    const found = await latest.run((signal) => Promise.all(models.map((model) => fetchAnalyses({
      model: model.id,
      text: repeated(fold(state.text, model.vocabulary), change.length),
      layer: Math.min(state.layer, model.layers - 1),
      analyses: ["gradient_norms", "retention"],
      target: "last",
      what_if: whatIfOf(model, change),
    }, signal)))).catch((error) => setText(words, error.message));
    if (found) show(found);
  }

  /** @type {readonly Analyses[]} */
  let shown = [];

  /** @param {readonly Analyses[]} found */
  function show(found) {
    shown = found;
    const series = found.flatMap(seriesOf);
    setText(words, found.map(verdict).join(" "));
    const width = Math.max(300, Math.min(900, figures.clientWidth || 600));
    const input = {
      series, width, height: 340, logarithmic: true,
      xLabel: "steps before the loss", yLabel: "size of the gradient",
      summary: words.textContent ?? "", mark: beforeTheLoss(store.get(), found),
      onPoint: (/** @type {number | null} */ before, /** @type {boolean} */ pinned) => store.set(pointed(before, pinned)),
    };
    replaceAlike(
      figures,
      element("figure", {}, linePlot(input), legend(series)),
      element("details", {}, element("summary", {}, "Table"), plotTable(input)),
    );
  }

  /**
   * @param {number | null} before the loss, in steps
   * @param {boolean} pinned
   * @returns {Partial<State>}
   */
  function pointed(before, pinned) {
    const step = before === null ? -1 : (shown[0]?.gradient_norms?.h.length ?? 0) - 1 - before;
    if (step < 0) return { hover: null };
    return pinned ? { step, hover: null } : { hover: { step, unit: store.get().unit } };
  }

  return {
    draw(state, before) {
      controls.fit([...state.text].length);
      void load(state);
      const moved = before && (state.step !== before.step || state.hover?.step !== before.hover?.step);
      const drawn = figures.querySelector("svg.plot");
      if (moved && drawn instanceof SVGSVGElement) markAt(drawn, beforeTheLoss(state, shown));
    },
  };
}

/**
 * How far before the loss the cursor is; null where the text has been cut before it.
 *
 * @param {State} state
 * @param {readonly Analyses[]} found
 */
function beforeTheLoss({ hover, step }, found) {
  const last = (found[0]?.gradient_norms?.h.length ?? 1) - 1;
  const at = hover?.step ?? step ?? last;
  return at > last ? null : last - at;
}

/**
 * One model of each cell with the same alphabet, the chosen ones first.
 *
 * @param {Page} page
 * @param {State} state
 * @returns {ModelFacts[]}
 */
function comparable(page, state) {
  const chosen = page.models.filter(({ id }) => state.models.includes(id));
  const alphabet = chosen[0]?.vocabulary.join("");
  const alike = page.models.filter(({ vocabulary }) => vocabulary.join("") === alphabet);
  const found = new Map([...alike].reverse().map((model) => [model.cell, model]));
  for (const model of [...chosen].reverse()) found.set(model.cell, model);
  return [...found.values()].sort((a, b) => "rnn lstm gru".indexOf(a.cell) - "rnn lstm gru".indexOf(b.cell));
}

/**
 * @param {Analyses} found
 * @returns {Series[]}
 */
function seriesOf({ cell, gradient_norms: norms, retention }) {
  const name = cellName(cell);
  const gate = cell === "gru" ? "update" : "forget";
  return [
    ...(norms ? [{ name: `${name} ‖∂L/∂h‖`, values: backwards(norms.h), style: COLOUR[cell] }] : []),
    ...(norms?.c ? [{ name: `${name} ‖∂L/∂c‖`, values: backwards(norms.c), style: `${COLOUR[cell]} dashed` }] : []),
    ...(retention ? [{ name: `${name} product of ${gate} gates, mean unit`, values: backwards(retention.mean_to_end), style: `${COLOUR[cell]} dotted` }] : []),
  ];
}

/** @param {readonly (number | null)[]} values by step, the first step first */
function backwards(values) {
  return [...values].reverse().map((value) => value ?? NaN);
}

/** @param {Analyses} found */
function verdict({ cell, gradient_norms: norms }) {
  if (!norms) return "";
  const values = backwards(norms.h);
  const [last = 0, first = 0] = [values[0], values[values.length - 1]];
  if (!Number.isFinite(first)) {
    const lost = values.findIndex((value) => !Number.isFinite(value));
    return `${cellName(cell)}: ‖∂L/∂h‖ is ${figure(last)} at the last step and passes 1e308, the largest number there is, ${lost} steps before it: the gradient explodes.`;
  }
  const share = first === 0 ? "0: nothing that a float64 can hold arrives" : figure(first);
  return `${cellName(cell)}: ‖∂L/∂h‖ is ${figure(last)} at the last step and ${share} at the first, ${values.length - 1} steps before.`;
}
