// Which arrays of a trace are drawn as heatmaps, and how each is scaled and named.

import { largest, niceCeiling } from "./palette.js";
import { layerTensor } from "./traces.js";

/**
 * @typedef {import("./palette.js").Scale} Scale
 * @typedef {import("./traces.js").Trace} Trace
 * @typedef {import("./traces.js").Cell} Cell
 */

/**
 * @typedef {object} Part
 * @property {string} name as in the trace: `h`, `gates.f`
 * @property {string} symbol
 * @property {string} title
 * @property {Scale} scale
 */

/** @type {Readonly<Record<string, Omit<Part, "name">>>} */
const PARTS = {
  h: { symbol: "h", title: "hidden state", scale: "diverging" },
  c: { symbol: "c", title: "cell state", scale: "diverging" },
  "gates.i": { symbol: "i", title: "input gate", scale: "sequential" },
  "gates.f": { symbol: "f", title: "forget gate", scale: "sequential" },
  "gates.o": { symbol: "o", title: "output gate", scale: "sequential" },
  "gates.g": { symbol: "g", title: "candidate", scale: "diverging" },
  "gates.r": { symbol: "r", title: "reset gate", scale: "sequential" },
  "gates.z": { symbol: "z", title: "update gate", scale: "sequential" },
  "gates.n": { symbol: "n", title: "candidate", scale: "diverging" },
};

/** @type {Readonly<Record<Cell, readonly string[]>>} */
export const GATES = { rnn: [], lstm: ["f", "i", "g", "o"], gru: ["r", "z", "n"] };

/**
 * @param {Cell} cell
 * @returns {Part[]}
 */
export function stateParts(cell) {
  return (cell === "lstm" ? ["h", "c"] : ["h"]).map(part);
}

/**
 * @param {Cell} cell
 * @returns {Part[]}
 */
export function gateParts(cell) {
  return GATES[cell].map((gate) => part(`gates.${gate}`));
}

/**
 * @param {string} name
 * @returns {Part}
 */
export function part(name) {
  const known = PARTS[name] ?? { symbol: name, title: name, scale: "diverging" };
  return { name, ...known };
}

/**
 * Value at the end of a part's scale: 1 for gates, and for states while they stay within ±1.
 *
 * @param {Trace} trace
 * @param {number} layer
 * @param {Part} of
 */
export function limitOf(trace, layer, of) {
  if (of.scale === "sequential") return 1;
  const tensor = layerTensor(trace, layer, of.name);
  return tensor ? Math.max(1, niceCeiling(largest(tensor.data))) : 1;
}

/** @param {Cell} cell */
export function cellName(cell) {
  return { rnn: "RNN", lstm: "LSTM", gru: "GRU" }[cell];
}
