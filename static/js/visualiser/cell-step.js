// One unit of one cell at one step: every pre-activation as the sum of its terms.

import { at } from "./safetensors.js";
import { layerTensor } from "./traces.js";
import { biasAt, layerWeights, rowTerms } from "./weights.js";

/**
 * @typedef {import("./traces.js").Trace} Trace
 * @typedef {import("./weights.js").Weights} Weights
 */

/**
 * @typedef {object} Term
 * @property {string} name what it comes from: `h[3]`, `x “t”`, `bias`
 * @property {number} value weight times what it weighs
 */

/**
 * @typedef {object} Gate
 * @property {string} name i, f, g, o, r, z, n or h
 * @property {"σ" | "tanh"} activation
 * @property {number} recurrent sum over h of the step before (for the GRU's n: r times it)
 * @property {number} input
 * @property {number} bias
 * @property {number} sum
 * @property {number} value
 * @property {readonly Term[]} terms
 */

/**
 * @typedef {object} CellStep
 * @property {readonly Gate[]} gates
 * @property {number} hBefore
 * @property {number} cBefore
 * @property {number} h
 * @property {number} c
 */

/** Rows of PyTorch's stacked matrices. */
const ROWS = { rnn: ["h"], lstm: ["i", "f", "g", "o"], gru: ["r", "z", "n"] };

/**
 * @param {Trace} trace
 * @param {Weights} weights
 * @param {{layer: number, step: number, unit: number}} where
 * @returns {CellStep}
 */
export function cellStep(trace, weights, { layer, step, unit }) {
  const before = (/** @type {string} */ name) => (step ? at(layerTensor(trace, layer, name), step - 1, unit) : 0);
  const now = (/** @type {string} */ name) => at(layerTensor(trace, layer, name), step, unit);
  /** @type {Gate[]} */
  const gates = [];
  ROWS[trace.cell].forEach((name, block) => {
    const reset = gates.find((gate) => gate.name === "r")?.value ?? 1;
    gates.push(gateOf(trace, weights, { layer, step, row: block * trace.hidden + unit, name, reset }));
  });
  return { gates, hBefore: before("h"), cBefore: before("c"), h: now("h"), c: now("c") };
}

/**
 * @param {Trace} trace
 * @param {Weights} weights
 * @param {{layer: number, step: number, row: number, name: string, reset: number}} where
 * @returns {Gate}
 */
function gateOf(trace, weights, { layer, step, row, name, reset }) {
  const matrix = (/** @type {"weight_ih" | "weight_hh"} */ kind) => layerWeights(weights, kind, layer);
  const factor = name === "n" ? reset : 1;
  const recurrentBias = factor * biasAt(layerWeights(weights, "bias_hh", layer), row);
  const bias = biasAt(layerWeights(weights, "bias_ih", layer), row) + recurrentBias;
  const fromState = rowTerms(matrix("weight_hh"), row, stateBefore(trace, layer, step))
    .map((value, k) => ({ name: `h[${k}]`, value: factor * value }));
  const fromInput = inputTerms(trace, matrix("weight_ih"), { layer, step, row });
  const recurrent = sumOf(fromState);
  const input = sumOf(fromInput);
  const sum = recurrent + input + bias;
  const activation = "hgn".includes(name) ? "tanh" : "σ";
  return {
    name, activation, recurrent, input, bias, sum,
    value: activation === "σ" ? 1 / (1 + Math.exp(-sum)) : Math.tanh(sum),
    terms: [...fromState, ...fromInput, { name: "bias", value: bias }],
  };
}

/**
 * @param {Trace} trace
 * @param {number} layer
 * @param {number} step
 */
function stateBefore(trace, layer, step) {
  const h = layerTensor(trace, layer, "h");
  return h && step ? h.data.subarray((step - 1) * trace.hidden, step * trace.hidden) : [];
}

/**
 * The one weight of the symbol, or in higher layers a term for each unit below.
 *
 * @param {Trace} trace
 * @param {import("./safetensors.js").Tensor | undefined} matrix
 * @param {{layer: number, step: number, row: number}} where
 * @returns {Term[]}
 */
function inputTerms(trace, matrix, { layer, step, row }) {
  if (layer === 0) {
    const token = trace.tokens[step] ?? "";
    return [{ name: `x “${token}”`, value: at(matrix, row, trace.vocabulary.indexOf(token)) }];
  }
  const below = layerTensor(trace, layer - 1, "h");
  const inputs = below?.data.subarray(step * trace.hidden, (step + 1) * trace.hidden) ?? [];
  return rowTerms(matrix, row, inputs).map((value, k) => ({ name: `h below[${k}]`, value }));
}

/** @param {readonly Term[]} terms */
function sumOf(terms) {
  return terms.reduce((sum, { value }) => sum + value, 0);
}
