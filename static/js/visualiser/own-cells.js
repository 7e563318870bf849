// A learner's own step as the cell of a network: what there is to run, and runs.

import { readProblem } from "./traces.js";

/** @typedef {import("./traces.js").Cell} Cell */

/**
 * @typedef {object} OwnCell
 * @property {string} exercise
 * @property {string} title
 * @property {Cell} cell
 * @property {string} signature
 * @property {"solved" | "tried" | null} standing
 * @property {string | null} source
 */

/**
 * @typedef {object} Beside
 * @property {string} name h or c
 * @property {readonly (readonly (number | null)[])[]} yours
 * @property {readonly (readonly (number | null)[])[]} engine
 * @property {number | null} largest_difference null where it is not finite
 * @property {number | null} first_different_step
 */

/**
 * @typedef {object} OwnTrace
 * @property {string} model
 * @property {Cell} cell
 * @property {readonly string[]} tokens
 * @property {string} outcome
 * @property {string} message
 * @property {string} output
 * @property {readonly Beside[]} states
 */

/** @returns {Promise<readonly OwnCell[]>} */
export async function fetchCells() {
  const response = await fetch("/api/v1/own-cells");
  if (!response.ok) throw await readProblem(response);
  return (await response.json()).cells;
}

/**
 * @param {string} exercise
 * @param {{model: string, text: string, source: string}} asked
 * @param {AbortSignal} signal
 * @returns {Promise<OwnTrace>}
 */
export async function runCell(exercise, asked, signal) {
  const response = await fetch(`/api/v1/own-cells/${exercise}/traces`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(asked),
    signal,
  });
  if (!response.ok) throw await readProblem(response);
  return response.json();
}
