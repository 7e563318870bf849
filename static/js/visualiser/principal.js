// Principal components of a few hundred states, by orthogonal iteration on their covariance.

/** @typedef {import("./safetensors.js").Tensor} Tensor */

const ROUNDS = 60;

/**
 * The states in their first two principal components, and the share of variance of each.
 *
 * @param {Tensor} states (steps, units)
 * @returns {{points: [number, number][], shares: [number, number]}}
 */
export function principalPath({ shape, data }) {
  const [steps = 0, units = 0] = shape;
  const centred = centre(data, steps, units);
  const total = centred.reduce((sum, value) => sum + value * value, 0) || 1;
  const first = component(centred, steps, units, null);
  const second = component(centred, steps, units, first);
  const along = (/** @type {Float64Array} */ axis) => project(centred, steps, units, axis);
  const [xs, ys] = [along(first), along(second)];
  const power = (/** @type {Float64Array} */ values) => values.reduce((sum, v) => sum + v * v, 0) / total;
  return {
    points: Array.from(xs, (x, t) => [x, ys[t] ?? 0]),
    shares: [power(xs), power(ys)],
  };
}

/**
 * @param {Float32Array} data
 * @param {number} steps
 * @param {number} units
 */
function centre(data, steps, units) {
  const means = new Float64Array(units);
  data.forEach((value, i) => { means[i % units] = (means[i % units] ?? 0) + value / steps; });
  return Float64Array.from(data, (value, i) => value - (means[i % units] ?? 0));
}

/**
 * The leading direction of the states, orthogonal to another.
 *
 * @param {Float64Array} centred
 * @param {number} steps
 * @param {number} units
 * @param {Float64Array | null} other
 */
function component(centred, steps, units, other) {
  let axis = Float64Array.from({ length: units }, (_, k) => Math.sin(1 + k * (other ? 2.3 : 1.1)));
  for (let round = 0; round < ROUNDS; round++) {
    const along = project(centred, steps, units, axis);
    axis = new Float64Array(units);
    for (let i = 0; i < centred.length; i++) {
      const k = i % units;
      axis[k] = (axis[k] ?? 0) + (centred[i] ?? 0) * (along[(i - k) / units] ?? 0);
    }
    if (other) remove(axis, other);
    normalise(axis);
  }
  return axis;
}

/**
 * @param {Float64Array} centred
 * @param {number} steps
 * @param {number} units
 * @param {Float64Array} axis
 */
function project(centred, steps, units, axis) {
  const along = new Float64Array(steps);
  for (let i = 0; i < centred.length; i++) {
    const k = i % units;
    const t = (i - k) / units;
    along[t] = (along[t] ?? 0) + (centred[i] ?? 0) * (axis[k] ?? 0);
  }
  return along;
}

/**
 * @param {Float64Array} axis
 * @param {Float64Array} other
 */
function remove(axis, other) {
  const share = axis.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0);
  axis.forEach((value, k) => { axis[k] = value - share * (other[k] ?? 0); });
}

/** @param {Float64Array} axis */
function normalise(axis) {
  const length = Math.hypot(...axis) || 1;
  axis.forEach((value, k) => { axis[k] = value / length; });
}
