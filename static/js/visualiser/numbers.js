// Numbers as they are read and spoken.

const MINUS = "\u2212";

/**
 * A value to three significant digits with a true minus sign; NaN and infinity by name.
 *
 * @param {number} value
 * @param {number} [digits]
 */
export function figure(value, digits = 3) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  if (value !== 0 && Math.abs(value) < 1e-3) return scientific(value, digits);
  if (Math.abs(value) >= 1e5) return scientific(value, digits);
  return value.toFixed(digits).replace("-", MINUS);
}

/**
 * @param {number} value
 * @param {number} digits
 */
function scientific(value, digits) {
  const [mantissa, exponent] = value.toExponential(Math.max(0, digits - 1)).split("e");
  return `${mantissa}e${Number(exponent)}`.replaceAll("-", MINUS);
}

/** @param {string} symbol */
export function visible(symbol) {
  return { " ": "␣", "\n": "⏎", "\t": "⇥" }[symbol] ?? symbol;
}

/** @param {string} symbol */
export function spoken(symbol) {
  return { " ": "space", "\n": "new line", "\t": "tab" }[symbol] ?? symbol;
}
