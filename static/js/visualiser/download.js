// Pictures and numbers as files.

import { part } from "./panels.js";
import { colour } from "./palette.js";

/**
 * @typedef {import("./palette.js").Palettes} Palettes
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * @param {string} name
 * @param {Blob} blob
 */
export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * One array as CSV: a row a step, a column a unit.
 *
 * @param {Trace} trace
 * @param {string} name
 */
export function csv(trace, name) {
  const tensor = trace.tensors.get(name);
  const units = tensor?.shape[1] ?? 1;
  const head = ["step", "token", ...Array.from({ length: units }, (_, u) => `unit ${u}`)];
  const rows = trace.tokens.map((token, t) => [
    String(t + 1), `"${token.replaceAll('"', '""')}"`,
    ...Array.from(tensor?.data.subarray(t * units, (t + 1) * units) ?? [], String),
  ]);
  return [head, ...rows].map((row) => row.join(",")).join("\r\n");
}

/** @param {Trace} trace */
export function json(trace) {
  const arrays = [...trace.tensors].map(([name, { shape, data }]) => {
    const [rows = 0, columns] = shape;
    const values = Array.from(data, (value) => (Number.isFinite(value) ? value : null));
    if (columns === undefined) return [name, values];
    return [name, Array.from({ length: rows }, (_, t) => values.slice(t * columns, (t + 1) * columns))];
  });
  return JSON.stringify({ ...trace.facts, arrays: Object.fromEntries(arrays) });
}

/**
 * A heatmap as SVG: one path for each colour.
 *
 * @param {Trace} trace
 * @param {{name: string, limit: number, cell: number}} what
 * @param {Palettes} palettes
 */
export function svgPicture(trace, { name, limit, cell }, palettes) {
  const tensor = trace.tensors.get(name);
  const [steps = 0, units = 0] = tensor?.shape ?? [];
  const { scale } = part(name.replace(/^layers\.\d+\./, ""));
  /** @type {Map<number, string>} */
  const paths = new Map();
  tensor?.data.forEach((value, i) => {
    const shade = colour(palettes, scale, value, limit);
    const [x, y] = [cell * Math.floor(i / units), cell * (i % units)];
    paths.set(shade, `${paths.get(shade) ?? ""}M${x} ${y}h${cell}v${cell}h-${cell}z`);
  });
  const filled = [...paths].map(([shade, d]) => `<path fill="${hex(shade)}" d="${d}"/>`).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${steps * cell} ${units * cell}" width="${steps * cell}" height="${units * cell}" shape-rendering="crispEdges">${filled}</svg>`;
}

/** @param {number} bytes */
function hex(bytes) {
  const rgb = ((bytes & 255) << 16) | (bytes & 0xff00) | ((bytes >> 16) & 255);
  return `#${rgb.toString(16).padStart(6, "0")}`;
}

/**
 * A drawn heatmap's canvas, enlarged without smoothing.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} cell
 * @returns {Promise<Blob | null>}
 */
export function pngPicture(canvas, cell) {
  const large = document.createElement("canvas");
  large.width = canvas.width * cell;
  large.height = canvas.height * cell;
  const context = large.getContext("2d");
  if (context) {
    context.imageSmoothingEnabled = false;
    context.drawImage(canvas, 0, 0, large.width, large.height);
  }
  return new Promise((resolve) => large.toBlob(resolve));
}
