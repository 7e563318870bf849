// Fetches the traces a state asks for; a newer question aborts the older one.

import { fold } from "./page.js";
import { Latest, Problem, fetchTrace } from "./traces.js";
import { hasWhatIf, whatIfRequest } from "./whatif-request.js";

/**
 * @typedef {import("./page.js").Page} Page
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./traces.js").Trace} Trace
 * @typedef {import("./traces.js").TraceRequest} TraceRequest
 */

/** @type {Readonly<Record<string, readonly string[]>>} */
const PARTS_OF_VIEW = {
  gates: ["gates"],
  cell: ["gates"],
  influence: ["influence"],
  next: ["predictions"],
  whatif: ["gates"],
  ask: ["gates"],
  code: ["gates", "predictions"],
};

/**
 * The question a state puts to the API for one of its models.
 *
 * @param {State} state
 * @param {string} model
 * @param {Page} page
 * @param {boolean} changed with the what-if
 * @returns {TraceRequest}
 */
export function questionOf(state, model, page, changed) {
  const facts = page.models.find((each) => each.id === model);
  const parts = ["h", "c", "surprise", ...(PARTS_OF_VIEW[state.view] ?? [])];
  const text = facts ? fold(state.text, facts.vocabulary) : state.text;
  /** @type {TraceRequest} */
  const question = { model, text, parts };
  if (state.view === "influence") question.target = targetOf(state, [...text].length, facts?.vocabulary ?? []);
  if (facts && changed && state.view === "whatif" && hasWhatIf(state.whatIf)) {
    question.what_if = whatIfRequest(state.whatIf, state.layer, facts);
  }
  return question;
}

/**
 * The output asked about: the last, and its likeliest symbol, unless the state names another that is
 * there.
 *
 * @param {State} state
 * @param {number} length
 * @param {readonly string[]} vocabulary
 */
function targetOf({ target, symbol }, length, vocabulary) {
  const step = Math.min(target ?? length - 1, length - 1);
  return symbol !== null && vocabulary.includes(symbol) ? { step, symbol } : { step };
}

/**
 * @param {Store} store
 * @param {Page} page
 */
export function createLoader(store, page) {
  const latest = new Latest();
  let asked = "";

  /** @param {State} state */
  async function load(state) {
    const changed = await latest.run((signal) => answers(state, true, signal));
    if (!changed) return;
    if (!changed.traces.size) {
      store.set({ problem: changed.problem });
      return;
    }
    const same = !hasWhatIf(state.whatIf) || state.view !== "whatif";
    const plain = same ? null : await latest.run((signal) => answers(state, false, signal));
    store.set({ ...changed, baselines: plain?.traces ?? new Map() });
  }

  /**
   * @param {State} state
   * @param {boolean} changed
   * @param {AbortSignal} signal
   */
  async function answers(state, changed, signal) {
    const settled = await Promise.allSettled(
      state.models.map((model) => fetchTrace(questionOf(state, model, page, changed), signal)),
    );
    /** @type {Map<string, Trace>} */
    const traces = new Map();
    let problem = null;
    settled.forEach((each, i) => {
      if (each.status === "fulfilled") traces.set(state.models[i] ?? "", each.value);
      else problem ??= asProblem(each.reason);
    });
    return { traces, problem };
  }

  return {
    /**
     * Ask again if the state asks for something else than last time.
     *
     * @param {State} state
     */
    sync(state) {
      const { text, models, view, target, symbol, whatIf, layer } = state;
      const key = JSON.stringify([text, models, view, target, symbol, whatIf, layer]);
      if (key === asked) return;
      asked = key;
      if (text === "") {
        latest.run(async () => null);
        store.set({ traces: new Map(), problem: null });
      } else {
        load(state).catch((error) => store.set({ problem: asProblem(error) }));
      }
    },
  };
}

/** @param {unknown} error */
function asProblem(error) {
  if (error instanceof Problem) return error;
  return new Problem("The server can't be reached", "The picture stays as it was. Type on, or try again in a moment.");
}
