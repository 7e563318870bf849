// Asks the API for analyses of a sequence.

import { readProblem } from "./traces.js";
import { fold } from "./page.js";

/**
 * @typedef {object} Place a stretch of the bundled text
 * @property {number} position
 * @property {string} before
 * @property {string} match
 * @property {string} after
 * @property {number} [distance]
 * @property {number} [share]
 * @property {number} [value]
 */

/**
 * @typedef {object} Found
 * @property {number} symbols_read
 * @property {readonly Place[]} found
 */

/** @typedef {Found & {step: number, typical_distance: number}} Nearest */
/** @typedef {Found & {units: readonly number[]}} Matches */

/**
 * @typedef {object} UnitCard
 * @property {number} unit
 * @property {number} symbols_read
 * @property {number} mean
 * @property {number} deviation
 * @property {{edges: readonly number[], counts: readonly number[]}} histogram
 * @property {readonly {symbol: string, count: number, mean: number, selectivity: number}[]} by_symbol
 * @property {readonly {feature: string, r: number}[]} correlations
 * @property {readonly {unit: number, r: number}[]} units_alike
 * @property {readonly Place[]} highest
 * @property {readonly Place[]} lowest
 */

/**
 * Lengths of the loss's gradient by step, in float64: float32 ends at 1e−45.
 *
 * @typedef {object} GradientNorms
 * @property {number} loss
 * @property {readonly (number | null)[]} h null where it is not finite
 * @property {readonly (number | null)[] | null} c
 */

/**
 * @typedef {object} Retention
 * @property {readonly (number | null)[]} mean_to_end product of the gates that keep, by step
 */

/**
 * @typedef {object} Analyses
 * @property {string} model
 * @property {import("./traces.js").Cell} cell
 * @property {GradientNorms} [gradient_norms]
 * @property {Retention | null} [retention] null for a plain RNN
 * @property {Nearest} [nearest]
 * @property {Matches} [pattern]
 * @property {UnitCard} [unit]
 * @property {import("./influence-map.js").InfluenceMap} [influence]
 */

/**
 * What is asked of one model about the text of a state.
 *
 * @param {import("./state.js").State} state
 * @param {import("./traces.js").Trace} trace
 * @param {Readonly<Record<string, unknown>>} what analyses and what they need
 */
export function analysisOf(state, trace, what) {
  return {
    model: trace.model,
    text: fold(state.text, trace.vocabulary),
    layer: Math.min(state.layer, trace.layers - 1),
    ...what,
  };
}

/**
 * @param {object} request
 * @param {AbortSignal} signal
 * @returns {Promise<Analyses>}
 */
export async function fetchAnalyses(request, signal) {
  const response = await fetch("/api/v1/analyses", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw await readProblem(response);
  return response.json();
}

/** Runs a task once the calls have paused, so that hovering asks once and not sixty times. */
export class Debounced {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /**
   * @param {() => void} task
   * @param {number} [pause_ms]
   */
  run(task, pause_ms = 120) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(task, pause_ms);
  }

  stop() {
    clearTimeout(this.#waiting);
  }
}
