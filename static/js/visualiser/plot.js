// Line plots in SVG with a linear or a logarithmic axis, a legend, and a table beside them.

import { element, svg } from "./element.js";
import { figure } from "./numbers.js";

/**
 * @typedef {object} Series
 * @property {string} name
 * @property {readonly number[]} values NaN leaves a gap
 * @property {string} style class names: a colour `series-1…3` and a dash `dashed`, `dotted`
 */

/**
 * @typedef {object} PlotInput
 * @property {readonly Series[]} series
 * @property {string} xLabel
 * @property {string} yLabel
 * @property {boolean} [logarithmic]
 * @property {number} width
 * @property {number} [height]
 * @property {string} summary
 * @property {number | null} [mark] an x that is marked by a line
 * @property {readonly number[]} [events] indices of values at which something happened
 * @property {number} [xStart] x of the first value
 * @property {number} [xStep]
 * @property {(index: number | null, pinned: boolean) => void} [onPoint] a value pointed at; null when the pointer left
 */

const MARGIN = { left: 68, right: 12, top: 10, bottom: 38 };

/** @type {WeakMap<SVGSVGElement, Frame>} */
const frames = new WeakMap();

/** @param {PlotInput} input */
export function linePlot(input) {
  const { width, height = 280, series, summary } = input;
  const frame = scales(input, width, height);
  const lines = series.map(({ values, style }) => (
    svg("path", { class: `line ${style}`, d: pathOf(values, frame) })
  ));
  const root = svg(
    "svg", { class: "plot", viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": summary },
    ...axes(input, frame), svg("path", { class: "mark" }), ...lines, ...eventMarks(input.events, frame),
  );
  frames.set(root, frame);
  markAt(root, input.mark ?? null);
  if (input.onPoint) listen(root, frame, width, input.onPoint);
  return root;
}

/**
 * Moves a plot's mark, and leaves all else: what is pointed at stays the same element.
 *
 * @param {SVGSVGElement} plot
 * @param {number | null} index
 */
export function markAt(plot, index) {
  const frame = frames.get(plot);
  if (!frame) return;
  const x = frame.x(index ?? 0).toFixed(1);
  plot.querySelector(".mark")?.setAttribute("d", index === null ? "" : `M${x} ${frame.top}V${frame.bottom}`);
}

/**
 * @param {SVGSVGElement} root
 * @param {Frame} frame
 * @param {number} width in the plot's own units
 * @param {(index: number | null, pinned: boolean) => void} onPoint
 */
function listen(root, frame, width, onPoint) {
  const point = (/** @type {MouseEvent} */ event, /** @type {boolean} */ pinned) => {
    const box = root.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * width;
    const index = Math.round(((x - frame.left) / (frame.right - frame.left)) * (frame.length - 1));
    if (index >= 0 && index < frame.length) onPoint(index, pinned);
  };
  root.addEventListener("pointermove", (event) => point(event, false));
  root.addEventListener("click", (event) => point(event, true));
  root.addEventListener("pointerleave", () => onPoint(null, false));
}

/** @param {readonly Series[]} series */
export function legend(series) {
  const items = series.map(({ name, style }) => element(
    "li", {},
    svg("svg", { width: 26, height: 10, "aria-hidden": "true" }, svg("path", { class: `line ${style}`, d: "M1 5H25" })),
    ` ${name}`,
  ));
  return element("ul", { class: "plot-legend" }, ...items);
}

/**
 * @param {PlotInput} input
 * @param {number} every take one row in so many
 */
export function plotTable({ series, xLabel, xStart = 0, xStep = 1, summary }, every = 1) {
  const length = Math.max(0, ...series.map(({ values }) => values.length));
  const heads = [xLabel, ...series.map(({ name }) => name)];
  const rows = [];
  for (let i = 0; i < length; i += every) {
    const cells = series.map(({ values }) => element("td", { class: "number" }, figure(values[i] ?? NaN)));
    rows.push(element("tr", {}, element("th", { scope: "row" }, String(xStart + i * xStep)), ...cells));
  }
  return element(
    "div", { class: "scroll-x tall", tabindex: 0, role: "region", "aria-label": `Table: ${summary}` },
    element(
      "table", {},
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
      element("tbody", {}, ...rows),
    ),
  );
}

/** @typedef {ReturnType<typeof scales>} Frame */

/**
 * @param {PlotInput} input
 * @param {number} width
 * @param {number} height
 */
function scales({ series, logarithmic = false }, width, height) {
  const length = Math.max(2, ...series.map(({ values }) => values.length));
  const shown = series.flatMap(({ values }) => values.filter((value) => (
    Number.isFinite(value) && (!logarithmic || value > 1e-300)
  )));
  const [low, high] = range(shown, logarithmic);
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const place = (/** @type {number} */ value) => (logarithmic ? Math.log10(value) : value);
  return {
    low, high, length, logarithmic,
    x: (/** @type {number} */ i) => MARGIN.left + (i / (length - 1)) * inner.width,
    y: (/** @type {number} */ value) => MARGIN.top + (1 - (place(value) - low) / (high - low)) * inner.height,
    left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom,
  };
}

/**
 * Ends of the axis: values, or their exponents when it is logarithmic.
 *
 * @param {readonly number[]} values
 * @param {boolean} logarithmic
 * @returns {[number, number]}
 */
function range(values, logarithmic) {
  if (!values.length) return logarithmic ? [-1, 0] : [0, 1];
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (logarithmic) {
    [low, high] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
    return low === high ? [low - 1, high] : [low, high];
  }
  if (low > 0 && low < 0.5 * high) low = 0;
  return low === high ? [low - 1, high + 1] : [low, high];
}

/**
 * @param {readonly number[]} values
 * @param {Frame} frame
 */
function pathOf(values, frame) {
  let pen = "M";
  let path = "";
  values.forEach((value, i) => {
    const drawable = Number.isFinite(value) && (!frame.logarithmic || value > 1e-300);
    if (drawable) path += `${pen}${frame.x(i).toFixed(1)} ${frame.y(value).toFixed(1)}`;
    pen = drawable ? "L" : "M";
  });
  return path;
}

/**
 * @param {PlotInput} input
 * @param {Frame} frame
 */
function axes({ xLabel, yLabel, xStart = 0, xStep = 1 }, frame) {
  const middle = (frame.left + frame.right) / 2;
  const centre = (frame.top + frame.bottom) / 2;
  return [
    ...yTicks(frame).flatMap(({ at, label }) => [
      svg("path", { class: "grid", d: `M${frame.left} ${at.toFixed(1)}H${frame.right}` }),
      svg("text", { class: "tick end", x: frame.left - 6, y: at + 4 }, label),
    ]),
    ...xTicks(frame).map((i) => (
      svg("text", { class: "tick middle", x: frame.x(i), y: frame.bottom + 15 }, String(xStart + i * xStep))
    )),
    svg("text", { class: "label middle", x: middle, y: frame.bottom + 33 }, xLabel),
    svg("text", { class: "label middle", transform: `translate(14 ${centre}) rotate(-90)` }, yLabel),
  ];
}

/** @param {Frame} frame */
function yTicks(frame) {
  const { low, high } = frame;
  const step = frame.logarithmic ? Math.max(1, Math.ceil((high - low) / 6)) : niceStep((high - low) / 5);
  const ticks = [];
  for (let value = Math.ceil(low / step) * step; value <= high + 1e-9; value += step) {
    ticks.push(frame.logarithmic
      ? { at: frame.y(10 ** value), label: `1e${value}`.replace("-", "−") }
      : { at: frame.y(value), label: Number(value.toPrecision(6)).toString().replace("-", "−") });
  }
  return ticks;
}

/** @param {Frame} frame */
function xTicks({ length }) {
  const step = Math.max(1, Math.round(niceStep((length - 1) / 6)));
  return Array.from({ length: Math.floor((length - 1) / step) + 1 }, (_, k) => k * step);
}

/** @param {number} rough */
function niceStep(rough) {
  const decade = 10 ** Math.floor(Math.log10(rough || 1));
  return ([1, 2, 5].find((m) => m * decade >= rough) ?? 10) * decade;
}

/**
 * @param {readonly number[] | undefined} events
 * @param {Frame} frame
 */
function eventMarks(events, frame) {
  if (!events?.length) return [];
  const path = events.map((i) => `M${frame.x(i).toFixed(1)} ${frame.top}v6`).join("");
  return [svg("path", { class: "events", d: path })];
}
