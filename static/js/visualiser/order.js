// Orders in which a model's units can stand: as given, by activation, alike beside alike.

/**
 * @typedef {import("./safetensors.js").Tensor} Tensor
 * @typedef {import("./state.js").Order} Order
 */

/** @type {WeakMap<Tensor, Map<Order, number[]>>} */
const known = new WeakMap();

/**
 * The unit that stands in each row.
 *
 * @param {Tensor} states (steps, units)
 * @param {Order} order
 * @returns {readonly number[]}
 */
export function unitOrder(states, order) {
  const orders = known.get(states) ?? new Map();
  known.set(states, orders);
  if (!orders.has(order)) orders.set(order, computeOrder(states, order));
  return orders.get(order) ?? [];
}

/**
 * @param {Tensor} states
 * @param {Order} order
 */
function computeOrder(states, order) {
  const units = states.shape[1] ?? 0;
  const given = Array.from({ length: units }, (_, unit) => unit);
  if (order === "activation") return byActivation(states, given);
  return order === "cluster" ? byLikeness(states, given) : given;
}

/**
 * Units with the largest mean absolute activation first.
 *
 * @param {Tensor} states
 * @param {number[]} given
 */
function byActivation({ data }, given) {
  const units = given.length;
  const sums = given.map((unit) => {
    let sum = 0;
    for (let i = unit; i < data.length; i += units) sum += Math.abs(data[i] ?? 0);
    return sum;
  });
  return given.sort((a, b) => (sums[b] ?? 0) - (sums[a] ?? 0));
}

/**
 * A chain in which each unit is followed by the one most like it (largest cosine).
 *
 * @param {Tensor} states
 * @param {number[]} given
 */
function byLikeness(states, given) {
  const columns = given.map((unit) => normalised(states, unit));
  const left = new Set(given);
  const chain = [byActivation(states, [...given])[0] ?? 0];
  left.delete(chain[0] ?? 0);
  while (left.size) {
    const last = columns[chain[chain.length - 1] ?? 0] ?? [];
    let best = -1;
    let most = -Infinity;
    for (const unit of left) {
      const likeness = dot(last, columns[unit] ?? []);
      if (likeness > most) [best, most] = [unit, likeness];
    }
    chain.push(best);
    left.delete(best);
  }
  return chain;
}

/**
 * @param {Tensor} states
 * @param {number} unit
 */
function normalised({ shape, data }, unit) {
  const [steps = 0, units = 0] = shape;
  const column = Array.from({ length: steps }, (_, t) => data[t * units + unit] ?? 0);
  const length = Math.sqrt(dot(column, column)) || 1;
  return column.map((value) => value / length);
}

/**
 * @param {readonly number[]} a
 * @param {readonly number[]} b
 */
function dot(a, b) {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
