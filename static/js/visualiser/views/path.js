// The way of h through its first two principal components, token by token.

import { cursorOf } from "../cursor.js";
import { element, replaceAlike, svg } from "../element.js";
import { figure, visible } from "../numbers.js";
import { cellName } from "../panels.js";
import { principalPath } from "../principal.js";
import { layerTensor } from "../traces.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 * @typedef {ReturnType<typeof principalPath>} Path
 */

const SIZE = 420;
const EDGE = 26;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store }) {
  const grid = element("div", { class: "figures" });
  container.append(
    element("h2", {}, "Path of the hidden state"),
    element("p", { class: "prose" }, "Each point is h after one symbol, in the plane in which this sequence's states vary most. States that do the same work come to lie together."),
    grid,
  );
  /** @type {{trace: Trace, path: Path, dot: SVGElement}[]} */
  let drawn = [];

  /** @param {State} state */
  function redraw(state) {
    drawn = [];
    const figures = state.models.flatMap((model) => {
      const trace = state.traces.get(model);
      const tensor = trace && layerTensor(trace, Math.min(state.layer, trace.layers - 1), "h");
      if (!trace || !tensor) return [];
      const path = scaled(principalPath(tensor));
      const dot = svg("circle", { class: "path-dot", r: 7 });
      drawn.push({ trace, path, dot });
      return [pathFigure(trace, path, dot, (step) => store.set({ step, hover: null }))];
    });
    replaceAlike(grid, ...figures);
  }

  return {
    draw(state, before) {
      if (!before || state.traces !== before.traces || state.layer !== before.layer) redraw(state);
      for (const { trace, path, dot } of drawn) {
        const [x, y] = path.points[cursorOf(state, trace).step] ?? [0, 0];
        dot.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      }
    },
  };
}

/**
 * The path in pixels, both axes in one scale.
 *
 * @param {Path} path
 * @returns {Path}
 */
function scaled({ points, shares }) {
  const reach = Math.max(1e-9, ...points.flat().map(Math.abs));
  const factor = (SIZE / 2 - EDGE) / reach;
  return { shares, points: points.map(([x, y]) => [SIZE / 2 + factor * x, SIZE / 2 - factor * y]) };
}

/**
 * @param {Trace} trace
 * @param {Path} path
 * @param {SVGElement} dot
 * @param {(step: number) => void} onStep
 */
function pathFigure(trace, { points, shares }, dot, onStep) {
  const line = points.map(([x, y], t) => `${t ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const labels = points.map(([x, y], t) => {
    const label = svg("text", { class: "path-label", x, y: y + 4 }, visible(trace.tokens[t] ?? ""));
    label.addEventListener("click", () => onStep(t));
    return label;
  });
  const [one, two] = shares.map((share) => `${(100 * share).toFixed(0)} %`);
  const name = cellName(trace.cell);
  const summary = `${name}: path of h over ${points.length} steps; the two components carry ${one} and ${two} of the variance.`;
  return element(
    "figure", { class: "path" },
    element("figcaption", {}, element("b", {}, name), ` first component ${one} of the variance, second ${two}`),
    svg(
      "svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, role: "img", "aria-label": summary },
      svg("path", { class: "path-line", d: line }), ...labels, dot,
    ),
    pathTable(trace, points),
  );
}

/**
 * @param {Trace} trace
 * @param {readonly [number, number][]} points
 */
function pathTable(trace, points) {
  const rows = points.map(([x, y], t) => element(
    "tr", {},
    element("th", { scope: "row" }, `${t + 1} ${visible(trace.tokens[t] ?? "")}`),
    element("td", { class: "number" }, figure((x - SIZE / 2) / (SIZE / 2 - EDGE))),
    element("td", { class: "number" }, figure((SIZE / 2 - y) / (SIZE / 2 - EDGE))),
  ));
  const heads = ["step", "first", "second"].map((head) => element("th", { scope: "col" }, head));
  return element(
    "details", {}, element("summary", {}, "Table"),
    element(
      "div", { class: "scroll-x tall", tabindex: 0, role: "region", "aria-label": `Path as a table, ${trace.model}` },
      element("table", {}, element("caption", {}, "Share of the farthest coordinate"), element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)),
    ),
  );
}
