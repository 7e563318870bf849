// NaN and infinity in a picture: where the first is, and what made it.

import { figure, visible } from "./numbers.js";

/** @typedef {import("./safetensors.js").Tensor} Tensor */

/**
 * A sentence about the first value that isn't a number; empty when all are.
 *
 * @param {Tensor} tensor (steps, units)
 * @param {readonly string[]} tokens
 */
export function notFinite({ shape: [, units = 1], data }, tokens) {
  const at = data.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return "";
  const step = Math.floor(at / units);
  const where = `${figure(data[at] ?? NaN)} (in pink) from step ${step + 1} on, “${visible(tokens[step] ?? "")}”, first in unit ${at % units}: `;
  return where + cause(data.subarray(Math.max(0, step - 1) * units, step * units), data[at] ?? NaN);
}

/**
 * @param {Float32Array} before the values one step earlier
 * @param {number} broken
 */
function cause(before, broken) {
  const largest = before.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
  if (!Number.isNaN(broken)) return `the values had grown to ${figure(largest)} a step before, and then passed what a number can hold.`;
  return largest > 1e30
    ? "an infinity was taken from another, or multiplied by 0."
    : "the values before it were ordinary, so that the step itself made it: 0/0, ∞ − ∞, or the logarithm or root of a negative number.";
}
