// Temperature, top-k and top-p over a distribution, and a draw from it that a seed repeats.

/**
 * The distribution at a temperature: p^(1/T), normalised.
 *
 * @param {readonly number[]} probabilities
 * @param {number} temperature
 */
export function tempered(probabilities, temperature) {
  const logs = probabilities.map((p) => Math.log(Math.max(p, 1e-38)) / temperature);
  const top = Math.max(...logs);
  const powers = logs.map((log) => Math.exp(log - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

/**
 * What top-k and top-p leave, normalised again; the others become 0.
 *
 * @param {readonly number[]} probabilities
 * @param {number} k how many to keep; 0 keeps all
 * @param {number} p keep the likeliest until they reach this share
 */
export function truncated(probabilities, k, p) {
  const order = probabilities.map((_, i) => i).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  const kept = new Set();
  let share = 0;
  for (const i of order) {
    if ((k > 0 && kept.size >= k) || (kept.size > 0 && share >= p)) break;
    kept.add(i);
    share += probabilities[i] ?? 0;
  }
  return probabilities.map((value, i) => (kept.has(i) ? value / share : 0));
}

/**
 * A number in [0, 1) from two whole numbers: the mixing function of SplitMix32.
 *
 * @param {number} seed
 * @param {number} position
 */
export function uniform(seed, position) {
  let z = (Math.imul(seed, 0x9e3779b9) + Math.imul(position + 1, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * @param {readonly number[]} probabilities
 * @param {number} at in [0, 1)
 */
export function draw(probabilities, at) {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    sum += probabilities[i] ?? 0;
    if (at < sum) return i;
  }
  return probabilities.length - 1;
}
