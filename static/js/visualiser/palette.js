// The two colour scales, as the server sends them, ready to be written into a canvas.

/** @typedef {"diverging" | "sequential"} Scale */

/**
 * @typedef {object} Palettes
 * @property {Uint32Array} diverging
 * @property {Uint32Array} sequential
 */

/** Colour of NaN and infinity: it lies on neither scale. Bytes are alpha, blue, green, red. */
const MISSING = 0xff_ff_00_ff;

/**
 * @param {{diverging: string, sequential: string}} hex 256 six-digit colours in a row, each
 * @returns {Palettes}
 */
export function readPalettes(hex) {
  return { diverging: table(hex.diverging), sequential: table(hex.sequential) };
}

/** @param {string} hex */
function table(hex) {
  const colours = new Uint32Array(hex.length / 6);
  for (let i = 0; i < colours.length; i++) {
    const rgb = parseInt(hex.slice(6 * i, 6 * i + 6), 16);
    const [red, green, blue] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
    colours[i] = ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  }
  return colours;
}

/**
 * @param {Palettes} palettes
 * @param {Scale} scale
 * @param {number} value
 * @param {number} limit value at the end of the scale
 */
export function colour(palettes, scale, value, limit) {
  if (!Number.isFinite(value)) return MISSING;
  const share = scale === "sequential" ? value / limit : value / (2 * limit) + 0.5;
  return palettes[scale][Math.floor(Math.min(1, Math.max(0, share)) * 255 + 0.5)] ?? MISSING;
}

/**
 * @param {Palettes} palettes
 * @param {Scale} scale
 * @param {number} value
 * @param {number} limit
 */
export function cssColour(palettes, scale, value, limit) {
  const bytes = colour(palettes, scale, value, limit);
  return `rgb(${bytes & 255} ${(bytes >> 8) & 255} ${(bytes >> 16) & 255})`;
}

/**
 * Black or white, whichever is read better on a colour of the scale.
 *
 * @param {Palettes} palettes
 * @param {Scale} scale
 * @param {number} value
 * @param {number} limit
 */
export function inkOn(palettes, scale, value, limit) {
  const bytes = colour(palettes, scale, value, limit);
  const [red, green, blue] = [bytes & 255, (bytes >> 8) & 255, (bytes >> 16) & 255];
  return 0.299 * red + 0.587 * green + 0.114 * blue > 140 ? "#1d1f21" : "#ffffff";
}

/**
 * The next of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten at or above a value; 1 for zero.
 *
 * @param {number} value
 */
export function niceCeiling(value) {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  return ([1, 1.5, 2, 3, 4, 6, 8].find((m) => m * decade >= value * 0.999999) ?? 10) * decade;
}

/** @param {Float32Array} values */
export function largest(values) {
  let top = 0;
  for (const value of values) {
    const size = Math.abs(value);
    if (size > top && size < Infinity) top = size;
  }
  return top;
}
