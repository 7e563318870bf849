// A model's weights under PyTorch's names, fetched once.

import { at, parse } from "./safetensors.js";
import { readProblem } from "./traces.js";

/**
 * @typedef {import("./safetensors.js").Tensor} Tensor
 * @typedef {ReadonlyMap<string, Tensor>} Weights
 */

/** @type {Map<string, Promise<Weights>>} */
const fetched = new Map();

/**
 * @param {string} model
 * @returns {Promise<Weights>}
 */
export function weightsOf(model) {
  const known = fetched.get(model) ?? fetchWeights(model);
  fetched.set(model, known);
  known.catch(() => fetched.delete(model));
  return known;
}

/** @param {string} model */
async function fetchWeights(model) {
  const response = await fetch(`/api/v1/models/${model}`, { headers: { accept: "application/vnd.safetensors" } });
  if (!response.ok) throw await readProblem(response);
  return parse(await response.arrayBuffer()).tensors;
}

/**
 * @param {Weights} weights
 * @param {"weight_ih" | "weight_hh" | "bias_ih" | "bias_hh"} name
 * @param {number} layer
 */
export function layerWeights(weights, name, layer) {
  return weights.get(`rnn.${name}_l${layer}`);
}

/**
 * One row of a matrix times a vector, term by term.
 *
 * @param {Tensor | undefined} matrix
 * @param {number} row
 * @param {ArrayLike<number>} vector
 */
export function rowTerms(matrix, row, vector) {
  return Array.from({ length: vector.length }, (_, k) => at(matrix, row, k) * (vector[k] ?? 0));
}

/**
 * @param {Tensor | undefined} bias
 * @param {number} row
 */
export function biasAt(bias, row) {
  return bias?.data[row] ?? 0;
}
