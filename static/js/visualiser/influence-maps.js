// The maps of influence below the coloured text, one a model: asked for, drawn, and linked.

import { Debounced, analysisOf, fetchAnalyses } from "./analyses.js";
import { cursorOf } from "./cursor.js";
import { element, replaceAlike, setText } from "./element.js";
import { columnWidth } from "./figures.js";
import { createInfluenceFigure } from "./influence-map.js";
import { remember } from "./look.js";
import { Latest } from "./traces.js";

/**
 * @typedef {import("./influence-map.js").InfluenceMap} InfluenceMap
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./traces.js").Trace} Trace
 */

/** @typedef {{trace: Trace, map: InfluenceMap, figure: ReturnType<typeof createInfluenceFigure>}} Drawn */

/** Steps that the API makes a map of. */
const LIMIT = 400;

/**
 * @param {Store} store
 * @param {import("./palette.js").Palettes} palettes
 */
export function createInfluenceMaps(store, palettes) {
  const words = element("p", { class: "tag", role: "status" });
  const grid = element("div", { class: "figures" });
  const colours = element("select", {}, new Option("logarithmic", "log"), new Option("linear", "linear"));
  remember(store, { colours });
  const root = element(
    "section", {},
    element("h3", {}, "Every input on every output"),
    element("p", { class: "prose" }, `Each row is the output after one step, each column an input: the colour is ‖∂y/∂x‖, exactly, for up to ${LIMIT} symbols. A cell clicked pins the input and asks about that output; ↑ and ↓ change the output. What fades to the left is forgotten.`),
    element("div", { class: "scrubbers" }, element("label", {}, "Colours", colours), words),
    grid,
  );
  const [latest, pause] = [new Latest(), new Debounced()];
  /** @type {Drawn[]} */
  let drawn = [];
  let asked = "";
  /** @type {number | null} the output that is pointed at */
  let hovered = null;
  colours.addEventListener("change", () => redraw());

  /**
   * @param {readonly Trace[]} traces
   * @param {State} state
   */
  async function load(traces, state) {
    const found = await latest.run((signal) => Promise.all(traces.map(async (trace) => {
      const request = analysisOf(state, trace, { analyses: ["influence"], symbol: symbolOf(trace) });
      return { trace, map: (await fetchAnalyses(request, signal)).influence };
    }))).catch((error) => setText(words, error.message));
    if (!found) return;
    drawn = found.flatMap(({ trace, map }) => (map ? [{ trace, map, figure: figureFor(trace) }] : []));
    setText(words, "");
    replaceAlike(grid, ...drawn.map(({ figure }) => figure.root));
    redraw();
  }

  /** @param {Trace} trace */
  function figureFor(trace) {
    const made = createInfluenceFigure(
      palettes,
      (step, output, pinned) => point(trace, step, output, pinned),
      () => {
        hovered = null;
        store.set({ hover: null });
      },
    );
    made.frame.addEventListener("keydown", (event) => {
      const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
      if (!by) return;
      event.preventDefault();
      event.stopPropagation();
      const output = Math.max(0, Math.min(trace.tokens.length - 1, outputOf(store.get(), trace) + by));
      store.set({ target: output, symbol: symbolOf(trace) });
    });
    return made;
  }

  /**
   * @param {Trace} trace
   * @param {number} step
   * @param {number} output
   * @param {boolean} pinned
   */
  function point(trace, step, output, pinned) {
    const { unit } = store.get();
    hovered = pinned ? null : output;
    if (pinned) store.set({ step, hover: null, target: output, symbol: symbolOf(trace) });
    else store.set({ hover: { step, unit } });
  }

  function redraw() {
    const steps = Math.max(1, ...drawn.map(({ trace }) => trace.tokens.length));
    const width = columnWidth(grid, steps, drawn.length);
    for (const { trace, map, figure } of drawn) figure.draw(trace, map, { width, logarithmic: colours.value === "log" });
    show(store.get());
  }

  /** @param {State} state */
  function show(state) {
    for (const { trace, figure } of drawn) {
      figure.point(cursorOf(state, trace).step, hovered ?? outputOf(state, trace));
    }
  }

  return {
    root,
    /**
     * @param {State} state
     * @param {State | null} before
     */
    draw(state, before) {
      const traces = state.models.flatMap((model) => state.traces.get(model) ?? []).filter((trace) => trace.facts["target"]);
      const key = JSON.stringify(traces.map((trace) => [trace.model, trace.tokens, symbolOf(trace)]));
      if (key !== asked) {
        asked = key;
        if (traces.some((trace) => trace.tokens.length > LIMIT)) setText(words, `The map takes up to ${LIMIT} symbols; your sequence has more.`);
        else pause.run(() => void load(traces, state), before ? 120 : 0);
      }
      if (before && state.width !== before.width) redraw();
      else show(state);
    },
    close: () => pause.stop(),
  };
}

/** @param {Trace} trace with the influence on an output */
function symbolOf(trace) {
  return trace.facts["target"].symbol;
}

/**
 * @param {State} state
 * @param {Trace} trace
 */
function outputOf({ target }, { tokens }) {
  return Math.min(target ?? tokens.length - 1, tokens.length - 1);
}
