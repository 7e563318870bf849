// A cell's equations with the numbers put in: to be read, as LaTeX, and as NumPy.

import { figure } from "./numbers.js";

/**
 * @typedef {import("./cell-step.js").CellStep} CellStep
 * @typedef {import("./cell-step.js").Gate} Gate
 * @typedef {import("./traces.js").Cell} Cell
 */

/**
 * @typedef {object} Equation
 * @property {string} name left-hand side
 * @property {string} general with letters
 * @property {string} numbers with this step's numbers
 * @property {number} value
 * @property {string} latex
 * @property {string} numpy
 */

/**
 * @param {Cell} cell
 * @param {CellStep} step
 * @returns {Equation[]}
 */
export function equations(cell, step) {
  const gates = step.gates.map((gate) => gateEquation(gate));
  if (cell === "rnn") return gates;
  return [...gates, ...(cell === "lstm" ? lstmUpdate(step) : gruUpdate(step))];
}

/**
 * @param {Gate} gate
 * @returns {Equation}
 */
function gateEquation({ name, activation, recurrent, input, bias, sum, value }) {
  const latexName = activation === "σ" ? "\\sigma" : "\\tanh";
  const inner = [recurrent, input, bias].map(signed).join(" ").replace(/^\+ /, "").replace(/^− /, "−");
  const reset = name === "n" ? "r · (" : "";
  return {
    name: `${name}ₜ`,
    general: `${activation}(${reset}w·hₜ₋₁${reset ? ")" : ""} + w·xₜ + b)`,
    numbers: `${activation}(${inner}) = ${activation}(${figure(sum)})`,
    value,
    latex: `${name}_t = ${latexName}(${ascii(inner)}) = ${latexName}(${sum.toFixed(4)}) = ${value.toFixed(4)}`,
    numpy: `${name} = ${activation === "σ" ? `1 / (1 + np.exp(-(${plain(recurrent, input, bias)})))` : `np.tanh(${plain(recurrent, input, bias)})`}`,
  };
}

/**
 * @param {CellStep} step
 * @returns {Equation[]}
 */
function lstmUpdate({ gates, cBefore, c, h }) {
  const [i, f, g, o] = ["i", "f", "g", "o"].map((name) => valueOf(gates, name));
  return [
    {
      name: "cₜ", general: "f · cₜ₋₁ + i · g", value: c,
      numbers: `${factor(f)} · ${factor(cBefore)} + ${factor(i)} · ${factor(g)}`,
      latex: `c_t = ${f?.toFixed(4)} \\cdot ${cBefore.toFixed(4)} + ${i?.toFixed(4)} \\cdot ${g?.toFixed(4)} = ${c.toFixed(4)}`,
      numpy: `c = f * ${cBefore.toFixed(6)} + i * g`,
    },
    {
      name: "hₜ", general: "o · tanh(cₜ)", value: h,
      numbers: `${figure(o ?? 0)} · tanh(${figure(c)})`,
      latex: `h_t = ${o?.toFixed(4)} \\cdot \\tanh(${c.toFixed(4)}) = ${h.toFixed(4)}`,
      numpy: "h = o * np.tanh(c)",
    },
  ];
}

/**
 * @param {CellStep} step
 * @returns {Equation[]}
 */
function gruUpdate({ gates, hBefore, h }) {
  const [z, n] = ["z", "n"].map((name) => valueOf(gates, name));
  return [{
    name: "hₜ", general: "(1 − z) · n + z · hₜ₋₁", value: h,
    numbers: `(1 − ${figure(z ?? 0)}) · ${factor(n)} + ${factor(z)} · ${factor(hBefore)}`,
    latex: `h_t = (1 - ${z?.toFixed(4)}) \\cdot ${n?.toFixed(4)} + ${z?.toFixed(4)} \\cdot ${hBefore.toFixed(4)} = ${h.toFixed(4)}`,
    numpy: `h = (1 - z) * n + z * ${hBefore.toFixed(6)}`,
  }];
}

/**
 * @param {readonly Gate[]} gates
 * @param {string} name
 */
function valueOf(gates, name) {
  return gates.find((gate) => gate.name === name)?.value ?? NaN;
}

/** @param {number | undefined} value */
function factor(value = NaN) {
  return value < 0 ? `(${figure(value)})` : figure(value);
}

/** @param {number} value */
function signed(value) {
  return value < 0 ? `− ${figure(-value)}` : `+ ${figure(value)}`;
}

/** @param {string} text */
function ascii(text) {
  return text.replaceAll("−", "-");
}

/** @param {...number} values */
function plain(...values) {
  return values.map((value) => value.toFixed(6)).join(" + ").replaceAll("+ -", "- ");
}
