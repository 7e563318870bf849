// One heatmap: units down, steps across, one canvas pixel a value, enlarged by CSS.

import { element, setText, svg } from "./element.js";
import { visible } from "./numbers.js";
import { colour } from "./palette.js";

/**
 * @typedef {import("./palette.js").Palettes} Palettes
 * @typedef {import("./palette.js").Scale} Scale
 * @typedef {import("./safetensors.js").Tensor} Tensor
 */

/**
 * @typedef {object} HeatmapInput
 * @property {Tensor} tensor (steps, units)
 * @property {readonly string[]} tokens
 * @property {readonly number[]} order unit of each row
 * @property {Scale} scale
 * @property {number} limit
 * @property {number} width pixels there are
 * @property {string} summary what a screen reader says of it
 * @property {(value: number) => boolean} [keep] values that are painted; default all
 */

/**
 * @typedef {object} Heatmap
 * @property {HTMLElement} root
 * @property {(input: HeatmapInput) => void} draw
 * @property {(step: number, row: number) => void} point moves the crosshair
 */

const LETTER_PX = 7;

/**
 * Widest whole number of pixels a step may take, so that cells are of one size and edges sharp.
 *
 * @param {number} steps
 * @param {number} width
 */
export function cellWidth(steps, width) {
  return Math.max(3, Math.min(20, Math.floor(width / Math.max(steps, 1))));
}

/** @param {number} units */
export function cellHeight(units) {
  return Math.max(3, Math.min(18, Math.round(300 / Math.max(units, 1))));
}

/**
 * @param {Palettes} palettes
 * @param {(step: number, row: number, pinned: boolean) => void} onPoint
 * @param {() => void} onLeave
 * @returns {Heatmap}
 */
export function createHeatmap(palettes, onPoint, onLeave) {
  const canvas = element("canvas", { class: "heatmap-canvas" });
  const column = element("div", { class: "heatmap-column" });
  const line = element("div", { class: "heatmap-row" });
  const letters = svg("text", { y: 12 });
  const axis = svg("svg", { class: "heatmap-axis", height: 16, "aria-hidden": "true" }, letters);
  const plot = element("div", { class: "heatmap-plot" }, canvas, column, line);
  const root = element("div", { class: "heatmap-frame", tabindex: 0, role: "img", "aria-label": "Nothing is drawn yet" }, plot, axis);
  const size = { steps: 1, units: 1, x: 1, y: 1 };
  listen(plot, size, onPoint, onLeave);

  return {
    root,
    draw(input) {
      const [steps = 0, units = 0] = input.tensor.shape;
      Object.assign(size, { steps, units, x: cellWidth(steps, input.width), y: cellHeight(units) });
      paint(canvas, palettes, input);
      canvas.style.width = `${steps * size.x}px`;
      canvas.style.height = `${units * size.y}px`;
      column.style.width = `${size.x}px`;
      line.style.height = `${size.y}px`;
      writeAxis(axis, letters, input.tokens, size.x);
      root.setAttribute("aria-label", input.summary);
    },
    point(step, row) {
      column.hidden = step < 0 || step >= size.steps;
      line.hidden = row < 0;
      column.style.transform = `translateX(${step * size.x}px)`;
      line.style.transform = `translateY(${row * size.y}px)`;
    },
  };
}

/**
 * @param {HTMLElement} plot
 * @param {{steps: number, units: number, x: number, y: number}} size
 * @param {(step: number, row: number, pinned: boolean) => void} onPoint
 * @param {() => void} onLeave
 */
function listen(plot, size, onPoint, onLeave) {
  const point = (/** @type {MouseEvent} */ event, /** @type {boolean} */ pinned) => {
    const box = plot.getBoundingClientRect();
    const step = Math.floor((event.clientX - box.left) / size.x);
    const row = Math.floor((event.clientY - box.top) / size.y);
    if (step >= 0 && step < size.steps && row >= 0 && row < size.units) onPoint(step, row, pinned);
  };
  plot.addEventListener("pointermove", (event) => point(event, false));
  plot.addEventListener("click", (event) => point(event, true));
  plot.addEventListener("pointerleave", onLeave);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Palettes} palettes
 * @param {HeatmapInput} input
 */
function paint(canvas, palettes, { tensor, order, scale, limit, keep = () => true }) {
  const [steps = 0, units = 0] = tensor.shape;
  if (canvas.width !== steps) canvas.width = steps;
  if (canvas.height !== units) canvas.height = units;
  const context = canvas.getContext("2d");
  if (!context || !steps || !units) return;
  const image = context.createImageData(steps, units);
  const pixels = new Uint32Array(image.data.buffer);
  for (let row = 0; row < units; row++) {
    const unit = order[row] ?? row;
    for (let step = 0; step < steps; step++) {
      const value = tensor.data[step * units + unit] ?? NaN;
      pixels[row * steps + step] = keep(value) ? colour(palettes, scale, value, limit) : 0;
    }
  }
  context.putImageData(image, 0, 0);
}

/**
 * The tokens under their columns, as one text element with a place for each glyph.
 *
 * @param {SVGSVGElement} axis
 * @param {SVGTextElement} letters
 * @param {readonly string[]} tokens
 * @param {number} step width of a column in pixels
 */
function writeAxis(axis, letters, tokens, step) {
  axis.setAttribute("width", String(tokens.length * step));
  const shown = step >= LETTER_PX && tokens.every((token) => [...token].length === 1);
  setText(letters, shown ? tokens.map(visible).join("") : "");
  letters.setAttribute("x", tokens.map((_, t) => (t + 0.5) * step).join(" "));
}
