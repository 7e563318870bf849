// What one unit does in a sequence: its mean by token, its strongest steps, the units like it.

import { at } from "./safetensors.js";

/** @typedef {import("./safetensors.js").Tensor} Tensor */

/**
 * @param {Tensor} states (steps, units)
 * @param {number} unit
 */
export function unitValues(states, unit) {
  return Array.from({ length: states.shape[0] ?? 0 }, (_, t) => at(states, t, unit));
}

/**
 * Mean of a unit over the steps of each token, the largest size first.
 *
 * @param {readonly string[]} tokens
 * @param {readonly number[]} values
 */
export function meanByToken(tokens, values) {
  /** @type {Map<string, {sum: number, count: number}>} */
  const sums = new Map();
  tokens.forEach((token, t) => {
    const entry = sums.get(token) ?? { sum: 0, count: 0 };
    sums.set(token, { sum: entry.sum + (values[t] ?? 0), count: entry.count + 1 });
  });
  return [...sums].map(([token, { sum, count }]) => ({ token, count, mean: sum / count }))
    .sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean));
}

/**
 * The steps at which a unit is largest in size, with the tokens before them.
 *
 * @param {readonly string[]} tokens
 * @param {readonly number[]} values
 * @param {number} count
 */
export function strongestContexts(tokens, values, count) {
  const steps = values.map((_, t) => t).sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  return steps.slice(0, count).map((step) => ({
    step, value: values[step] ?? 0, context: tokens.slice(Math.max(0, step - 11), step + 1).join(""),
  }));
}

/**
 * Pearson's correlation of a unit with every other, the largest size first.
 *
 * @param {Tensor} states
 * @param {number} unit
 */
export function correlated(states, unit) {
  const one = centred(unitValues(states, unit));
  const others = Array.from({ length: states.shape[1] ?? 0 }, (_, other) => other).filter((other) => other !== unit);
  return others.map((other) => {
    const two = centred(unitValues(states, other));
    return { unit: other, r: dot(one, two) / (Math.sqrt(dot(one, one) * dot(two, two)) || 1) };
  }).sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
}

/**
 * Units whose size is at or above a threshold at every step of a range.
 *
 * @param {Tensor} states
 * @param {number} threshold
 * @param {number} from
 * @param {number} to inclusive
 */
export function activeUnits(states, threshold, from, to) {
  const [steps = 0, units = 0] = states.shape;
  return Array.from({ length: units }, (_, unit) => unit).filter((unit) => {
    for (let t = from; t <= Math.min(to, steps - 1); t++) {
      if (!(Math.abs(at(states, t, unit)) >= threshold)) return false;
    }
    return true;
  });
}

/** @param {readonly number[]} values */
function centred(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return values.map((value) => value - mean);
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function dot(a, b) {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
