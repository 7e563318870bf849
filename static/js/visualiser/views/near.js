// Where in the bundled text the network was in nearly this state, or had the same units on.

import { Debounced, analysisOf, fetchAnalyses } from "../analyses.js";
import { cursorOf, leadingTrace } from "../cursor.js";
import { element, replaceAlike, setText } from "../element.js";
import { remember } from "../look.js";
import { figure, visible } from "../numbers.js";
import { cellName } from "../panels.js";
import { placesTable } from "../places.js";
import { Latest } from "../traces.js";

/**
 * @typedef {import("../analyses.js").Matches} Matches
 * @typedef {import("../analyses.js").Nearest} Nearest
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 */

const LIMIT = 400;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store }) {
  const nearest = element("div", { class: "cells" });
  const matches = element("div", { class: "cells" });
  const words = element("p", { class: "prose", role: "status" });
  const range = createRange(store);
  container.append(
    element("h2", {}, "Nearest states"),
    element("p", { class: "prose" }, "The network read the text that it learned from, up to 20,000 symbols. After which of them was it in nearly the state that it is in at the cursor? What they have in common is what the state means."),
    words, nearest,
    element("h3", {}, "The same units on for as long"),
    element("p", { class: "prose" }, "Choose a stretch of your sequence: the units that stay on over it, with one sign, are looked for in the text."),
    range.root, matches,
  );
  const [forNearest, forMatches] = [new Latest(), new Latest()];
  const [pauseNearest, pauseMatches] = [new Debounced(), new Debounced()];

  /** @param {State} state */
  async function loadNearest(state) {
    const traces = shownTraces(state);
    const found = await forNearest.run((signal) => Promise.all(traces.map(async (trace) => {
      const { step } = cursorOf(state, trace);
      return { trace, ...await fetchAnalyses(analysisOf(state, trace, { analyses: ["nearest"], step }), signal) };
    }))).catch((error) => setText(words, error.message));
    if (!found) return;
    setText(words, found.map(({ trace, nearest: near }) => (near ? spokenNearest(trace, near) : "")).join(" "));
    replaceAlike(nearest, ...found.map(({ trace, nearest: near }) => (near ? card(trace, near) : "")));
  }

  /** @param {State} state */
  async function loadMatches(state) {
    const traces = shownTraces(state);
    const pattern = range.read();
    const found = await forMatches.run((signal) => Promise.all(traces.map((trace) => (
      fetchAnalyses(analysisOf(state, trace, { analyses: ["pattern"], pattern }), signal)
        .then(({ pattern: match }) => ({ trace, match }))
    )))).catch((error) => setText(words, error.message));
    if (found) replaceAlike(matches, ...found.map(({ trace, match }) => (match ? matchCard(trace, match) : "")));
  }
  range.onChange(() => pauseMatches.run(() => void loadMatches(store.get())));

  return {
    draw(state, before) {
      const names = /** @type {const} */ (["traces", "step", "hover", "layer"]);
      if (before && !names.some((name) => state[name] !== before[name])) return;
      const trace = leadingTrace(state);
      if (!trace) return;
      if (trace.tokens.length > LIMIT) {
        setText(words, `This view takes up to ${LIMIT} symbols; your sequence has ${trace.tokens.length}.`);
        return;
      }
      pauseNearest.run(() => void loadNearest(state), before ? 120 : 0);
      if (before && state.traces === before.traces && state.layer === before.layer) return;
      range.fit(trace.tokens.length);
      pauseMatches.run(() => void loadMatches(state), before ? 120 : 0);
    },
    close() {
      pauseNearest.stop();
      pauseMatches.stop();
    },
  };
}

/** @param {State} state */
function shownTraces(state) {
  return state.models.flatMap((model) => state.traces.get(model) ?? []);
}

/** @param {import("../state.js").Store} store */
function createRange(store) {
  const from = element("input", { type: "number", min: 1, value: 1 });
  const to = element("input", { type: "number", min: 1, value: 3 });
  const least = element("input", { type: "range", min: 0.1, max: 0.95, step: 0.05, value: 0.5 });
  remember(store, { "on-from": from, "on-to": to, on: least });
  const level = element("output", {}, Number(least.value).toFixed(2));
  const read = () => ({
    start: Math.max(0, Number(from.value) - 1),
    end: Math.max(Number(from.value), Number(to.value), 1) - 1,
    least: Number(least.value),
  });
  return {
    root: element(
      "div", { class: "scrubbers" },
      element("label", {}, "from step", from), element("label", {}, "to step", to),
      element("label", { class: "scrubber" }, "on where |h| is at least", least, level),
    ),
    read,
    /** @param {number} length */
    fit(length) {
      from.max = to.max = String(length);
      for (const field of [from, to]) field.value = String(Math.min(Number(field.value), length));
    },
    /** @param {() => void} listener */
    onChange(listener) {
      for (const field of [from, to, least]) {
        field.addEventListener("input", () => {
          setText(level, Number(least.value).toFixed(2));
          listener();
        });
      }
    },
  };
}

/**
 * @param {Trace} trace
 * @param {Nearest} near
 */
function spokenNearest(trace, { found }) {
  const next = found.map(({ after }) => after[0]).filter(Boolean);
  const most = commonest(next);
  const token = visible(trace.tokens[trace.tokens.length - 1] ?? "");
  return most
    ? `${cellName(trace.cell)}: “${visible(most.symbol)}” comes next at ${most.count} of the ${found.length} nearest places.`
    : `${cellName(trace.cell)}: nothing near “${token}”.`;
}

/** @param {readonly (string | undefined)[]} symbols */
function commonest(symbols) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const symbol of symbols) counts.set(symbol ?? "", (counts.get(symbol ?? "") ?? 0) + 1);
  const [first] = [...counts].sort((a, b) => b[1] - a[1]);
  return first ? { symbol: first[0], count: first[1] } : null;
}

/**
 * @param {Trace} trace
 * @param {Nearest} near
 */
function card(trace, { step, found, typical_distance: typical }) {
  const caption = `Nearest to h after “${visible(trace.tokens[step] ?? "")}”, step ${step + 1}; states lie ${figure(typical, 2)} from their mean`;
  return element(
    "section", { "data-model": trace.model },
    element("h3", {}, cellName(trace.cell)),
    placesTable(caption, trace.model, { measure: "distance", places: found }),
  );
}

/**
 * @param {Trace} trace
 * @param {Matches} match
 */
function matchCard(trace, match) {
  const title = element("h4", {}, cellName(trace.cell));
  if (!match.units.length) {
    return element("section", {}, title, element("p", { class: "tag" }, "No unit stays on from start to end. Choose a shorter stretch or a lower threshold."));
  }
  const named = match.units.length > 12 ? `${match.units.slice(0, 12).join(", ")} …` : match.units.join(", ");
  return element(
    "section", { "data-model": trace.model }, title,
    placesTable(`${match.units.length === 1 ? "1 unit stays" : `${match.units.length} units stay`} on: ${named}`, trace.model, { measure: "share on", places: match.found }),
  );
}
