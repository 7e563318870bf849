// The cell inspector: one unit at one step, its equations with the numbers put in.

import { cellStep } from "../cell-step.js";
import { copied } from "../clipboard.js";
import { cursorOf } from "../cursor.js";
import { element, replaceAlike, setText } from "../element.js";
import { equations } from "../equations.js";
import { look, lookedAt } from "../look.js";
import { figure, visible } from "../numbers.js";
import { cellName } from "../panels.js";
import { weightsOf } from "../weights.js";

/**
 * @typedef {import("../cell-step.js").Gate} Gate
 * @typedef {import("../equations.js").Equation} Equation
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 * @typedef {import("../weights.js").Weights} Weights
 */

const TERMS = 8;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store }) {
  const cells = element("div", { class: "cells" });
  container.append(
    element("h2", {}, "One cell, in numbers"),
    element("p", { class: "prose" }, "One unit at one step: point at a heatmap, or move the step and unit above. Choose a gate to see which terms made it."),
    cells,
  );
  /** @type {Map<string, Weights>} */
  const weights = new Map();

  /** @param {State} state */
  function redraw(state) {
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    const ready = traces.filter((trace) => {
      if (!weights.has(trace.model)) void load(trace.model);
      return weights.has(trace.model);
    });
    replaceAlike(cells, ...ready.map((trace) => inspect(trace, state)));
  }

  /** @param {string} model */
  async function load(model) {
    const loaded = await weightsOf(model).catch(() => null);
    if (!loaded || weights.has(model)) return;
    weights.set(model, loaded);
    redraw(store.get());
  }

  /**
   * @param {Trace} trace
   * @param {State} state
   */
  function inspect(trace, state) {
    const { step, unit } = cursorOf(state, trace);
    const layer = Math.min(state.layer, trace.layers - 1);
    const numbers = cellStep(trace, weights.get(trace.model) ?? new Map(), { layer, step, unit });
    const gate = numbers.gates.find(({ name }) => name === lookedAt(store, `gate-${trace.cell}`)) ?? numbers.gates[0];
    const lines = equations(trace.cell, numbers);
    const choose = (/** @type {string} */ name) => {
      look(store, `gate-${trace.cell}`, name);
      redraw(store.get());
    };
    return element(
      "section", { class: "cell", "data-model": trace.model },
      element("h3", {}, `${cellName(trace.cell)}, unit ${unit}, step ${step + 1} “${visible(trace.tokens[step] ?? "")}”`),
      element("div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": `Equations of ${trace.model}` }, equationTable(lines, numbers.gates, gate, choose)),
      ...(gate ? [termBars(gate)] : []),
      copyButtons(lines),
    );
  }

  return {
    draw(state, before) {
      const names = /** @type {const} */ (["traces", "step", "unit", "hover", "layer"]);
      if (!before || names.some((name) => state[name] !== before[name])) redraw(state);
    },
  };
}

/**
 * @param {readonly Equation[]} lines
 * @param {readonly Gate[]} gates
 * @param {Gate | undefined} current
 * @param {(name: string) => void} choose
 */
function equationTable(lines, gates, current, choose) {
  const rows = lines.map((line, k) => {
    const gate = gates[k];
    const name = gate && gates.length > 1 ? gateButton(line.name, gate === current, () => choose(gate.name)) : line.name;
    return element(
      "tr", {},
      element("th", { scope: "row" }, name),
      element("td", {}, `= ${line.general}`),
      element("td", {}, `= ${line.numbers}`),
      element("td", { class: "number" }, "= ", element("b", { "data-value": line.name }, figure(line.value))),
    );
  });
  return element("table", { class: "equations" }, element("tbody", {}, ...rows));
}

/**
 * @param {string} name
 * @param {boolean} pressed
 * @param {() => void} onClick
 */
function gateButton(name, pressed, onClick) {
  const button = element("button", { type: "button", class: "gate-name", "aria-pressed": String(pressed) }, name);
  button.addEventListener("click", onClick);
  return button;
}

/** @param {Gate} gate */
function termBars({ name, terms, sum }) {
  const largest = [...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const shown = largest.slice(0, TERMS);
  const rest = largest.slice(TERMS).reduce((total, { value }) => total + value, 0);
  const all = [...shown, { name: `${Math.max(0, terms.length - TERMS)} others`, value: rest }];
  const top = Math.max(...all.map(({ value }) => Math.abs(value)), 1e-12);
  const rows = all.map((term) => {
    const bar = element("span", { class: term.value < 0 ? "bar negative" : "bar positive" });
    bar.style.width = `${(50 * Math.abs(term.value)) / top}%`;
    return element(
      "tr", {},
      element("th", { scope: "row" }, term.name.replace("“ ”", "“␣”")),
      element("td", { class: "bar-cell signed" }, bar),
      element("td", { class: "number" }, figure(term.value)),
    );
  });
  return element(
    "table", { class: "bars" },
    element("caption", {}, `Largest of the terms that add up to ${figure(sum)} inside ${name}ₜ`),
    element("tbody", {}, ...rows),
  );
}

/** @param {readonly Equation[]} lines */
function copyButtons(lines) {
  const said = element("span", { class: "tag", role: "status" });
  const button = (/** @type {string} */ label, /** @type {string} */ text) => {
    const made = element("button", { type: "button", class: "button" }, label);
    made.addEventListener("click", async () => {
      const done = await copied(text);
      setText(said, done);
    });
    return made;
  };
  const latex = `\\begin{aligned}\n${lines.map((line) => line.latex.replace(" = ", " &= ")).join(" \\\\\n")}\n\\end{aligned}`;
  const numpy = ["import numpy as np", ...lines.map((line) => line.numpy)].join("\n");
  return element("p", { class: "actions" }, button("Copy as LaTeX", latex), button("Copy as NumPy", numpy), said);
}
