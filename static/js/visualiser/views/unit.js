// One unit over the sequence and over the bundled text, and which units are active over a range.

import { Debounced, analysisOf, fetchAnalyses } from "../analyses.js";
import { cursorOf, leadingTrace } from "../cursor.js";
import { element, replaceAlike, setText } from "../element.js";
import { remember } from "../look.js";
import { figure, visible } from "../numbers.js";
import { cellName, stateParts } from "../panels.js";
import { legend, linePlot, markAt, plotTable } from "../plot.js";
import { Latest, layerTensor } from "../traces.js";
import { unitCard } from "../unit-card.js";
import { activeUnits, correlated, meanByToken, strongestContexts, unitValues } from "../unit-facts.js";

/**
 * @typedef {import("../plot.js").Series} Series
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 */

const SHOWN = 6;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store }) {
  const cards = element("div", { class: "cells" });
  const threshold = element("input", { type: "range", min: 0.05, max: 1, step: 0.05, value: 0.6 });
  const from = element("input", { type: "number", min: 1, value: 1 });
  const to = element("input", { type: "number", min: 1, value: 4 });
  const level = element("output");
  remember(store, { active: threshold, "active-from": from, "active-to": to });
  const found = element("div", { role: "status" });
  const over = element("div", { class: "cells" });
  const latest = new Latest();
  const pause = new Debounced();

  /** @param {State} state */
  async function loadCards(state) {
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    const choose = (/** @type {number} */ unit) => store.set({ unit, hover: null });
    // What a unit answers to does not depend on the text: one symbol is enough to ask.
    const found = await latest.run((signal) => Promise.all(traces.map(async (trace) => {
      const asked = { ...analysisOf(state, trace, { analyses: ["unit"], unit: cursorOf(state, trace).unit, count: 5 }), text: undefined, tokens: trace.tokens.slice(0, 1) };
      return { trace, ...await fetchAnalyses(asked, signal) };
    }))).catch((error) => over.replaceChildren(element("p", { class: "tag" }, error.message)));
    if (found) replaceAlike(over, ...found.map(({ trace, unit }) => (unit ? unitCard(trace, unit, choose) : "")));
  }
  container.append(
    element("h2", {}, "Units"),
    element("p", { class: "prose" }, "The unit under the cursor, over your sequence. What it answers to here is a hint, not a proof: type another sentence and see whether it holds."),
    cards,
    element("h3", {}, "Over the bundled text"),
    element("p", { class: "prose" }, "The same unit while the network reads the text that it learned from, up to 20,000 symbols."),
    over,
    element("h3", {}, "Which units stay on?"),
    element(
      "div", { class: "scrubbers" },
      element("label", { class: "scrubber" }, "Size of h at least", threshold, level),
      element("label", {}, "from step", from), element("label", {}, "to step", to),
    ),
    found,
  );
  const point = (/** @type {number | null} */ step, /** @type {boolean} */ pinned) => {
    const { unit } = store.get();
    if (step === null) store.set({ hover: null });
    else store.set(pinned ? { step, hover: null } : { hover: { step, unit } });
  };
  const redrawFound = () => {
    const state = store.get();
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    setText(level, Number(threshold.value).toFixed(2));
    const range = { least: Number(threshold.value), from: Number(from.value) - 1, to: Number(to.value) - 1 };
    replaceAlike(found, ...traces.map((trace) => activeList(trace, state, range, (unit) => store.set({ unit, hover: null }))));
  };
  for (const field of [threshold, from, to]) field.addEventListener("input", redrawFound);

  let asked = "";

  return {
    close: () => pause.stop(),
    draw(state, before) {
      const names = /** @type {const} */ (["traces", "step", "unit", "hover", "layer"]);
      if (before && !names.some((name) => state[name] !== before[name])) return;
      const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
      if (!before || state.traces !== before.traces || state.layer !== before.layer || unitsOf(state) !== unitsOf(before)) {
        const width = Math.max(280, Math.min(560, cards.clientWidth));
        replaceAlike(cards, ...traces.map((trace) => card(trace, state, width, point)));
      }
      cards.querySelectorAll("svg.plot").forEach((plot, k) => {
        const trace = traces[k];
        if (trace && plot instanceof SVGSVGElement) markAt(plot, cursorOf(state, trace).step);
      });
      if (!before || state.traces !== before.traces) redrawFound();
      const key = JSON.stringify([state.models, state.layer, ...traces.map((trace) => cursorOf(state, trace).unit)]);
      if (key !== asked) pause.run(() => void loadCards(state), before ? 120 : 0);
      asked = key;
      const length = leadingTrace(state)?.tokens.length ?? 1;
      from.max = to.max = String(length);
    },
  };
}

/** @param {State} state whose units' lines are drawn */
function unitsOf(state) {
  return [...state.traces.values()].map((trace) => cursorOf(state, trace).unit).join();
}

/**
 * @param {Trace} trace
 * @param {State} state
 * @param {number} width
 * @param {(step: number | null, pinned: boolean) => void} onPoint
 */
function card(trace, state, width, onPoint) {
  const layer = Math.min(state.layer, trace.layers - 1);
  const { step, unit } = cursorOf(state, trace);
  const series = stateParts(trace.cell).flatMap((part, k) => {
    const tensor = layerTensor(trace, layer, part.name);
    return tensor ? [{ name: part.symbol, values: unitValues(tensor, unit), style: k ? "series-2 dashed" : "series-1" }] : [];
  });
  const states = layerTensor(trace, layer, "h");
  if (!states) return element("section");
  const values = unitValues(states, unit);
  const name = `${cellName(trace.cell)}, unit ${unit}`;
  const input = {
    series, width, height: 190, xLabel: "step", yLabel: "value", mark: step, xStart: 1, onPoint,
    summary: `${name}: h from ${figure(Math.min(...values))} to ${figure(Math.max(...values))}`,
  };
  return element("section", {}, element("h3", {}, name), linePlot(input), legend(series), facts(trace, states, values, unit), element("details", {}, element("summary", {}, "Table"), plotTable(input)));
}

/**
 * @param {Trace} trace
 * @param {import("../safetensors.js").Tensor} states
 * @param {readonly number[]} values
 * @param {number} unit
 */
function facts({ tokens }, states, values, unit) {
  const means = meanByToken(tokens, values).slice(0, SHOWN)
    .map(({ token, mean, count }) => `“${visible(token)}” ${figure(mean, 2)}${count > 1 ? ` (${count}×)` : ""}`);
  const contexts = strongestContexts(tokens, values, 3)
    .map(({ context, value }) => `${[...context].map(visible).join("")} ${figure(value, 2)}`);
  const alike = correlated(states, unit).slice(0, SHOWN).map((other) => `${other.unit} (${figure(other.r, 2)})`);
  return element(
    "dl", { class: "unit-facts" },
    element("dt", {}, "Mean h by symbol"), element("dd", {}, means.join(", ")),
    element("dt", {}, "Strongest after"), element("dd", {}, ...contexts.flatMap((text, k) => (k ? [element("br"), element("code", {}, text)] : [element("code", {}, text)]))),
    element("dt", {}, "Moves with unit"), element("dd", {}, alike.join(", ")),
  );
}

/**
 * @param {Trace} trace
 * @param {State} state
 * @param {{least: number, from: number, to: number}} range
 * @param {(unit: number) => void} choose
 */
function activeList(trace, state, { least, from, to }, choose) {
  const states = layerTensor(trace, Math.min(state.layer, trace.layers - 1), "h");
  const units = states ? activeUnits(states, least, Math.max(0, from), Math.max(from, to)) : [];
  const buttons = units.map((unit) => {
    const button = element("button", { type: "button", class: "gate-name" }, String(unit));
    button.addEventListener("click", () => choose(unit));
    return button;
  });
  const text = trace.tokens.slice(Math.max(0, from), to + 1).map(visible).join("");
  return element("p", { class: "unit-list" }, `${cellName(trace.cell)}: ${units.length} of ${trace.hidden} over “${text}” `, ...buttons);
}
