// Questions about what is on the screen, with answers computed from the same numbers.

import { figure, visible } from "./numbers.js";
import { GATES, cellName } from "./panels.js";
import { uniform } from "./sampling.js";
import { valueAt } from "./traces.js";

/**
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * @typedef {object} Question
 * @property {string} prompt
 * @property {readonly string[] | null} options null asks for a number
 * @property {string | number} answer
 * @property {string} because
 * @property {{step: number, unit: number}} where
 */

/** @typedef {(trace: Trace, at: (name: string, back?: number) => number, place: string) => Omit<Question, "where">} Template */

const NAMES = { i: "input gate i", f: "forget gate f", o: "output gate o", r: "reset gate r", z: "update gate z" };

/** @type {Readonly<Record<import("./traces.js").Cell, readonly Template[]>>} */
const TEMPLATES = {
  lstm: [newCell, newHidden, mostClosed, heldOpen, kept],
  gru: [newGru, mostClosed, keptGru],
  rnn: [preActivation, slope],
};

/**
 * @param {Trace} trace needs h, c and gates
 * @param {number} layer
 * @param {number} seed
 * @param {number} number of the question
 * @returns {Question}
 */
export function ask(trace, layer, seed, number) {
  const draw = (/** @type {number} */ salt, /** @type {number} */ below) => Math.floor(uniform(seed + salt, number) * below);
  const step = Math.min(trace.tokens.length - 1, 1 + draw(1, Math.max(1, trace.tokens.length - 1)));
  const unit = draw(2, trace.hidden);
  const templates = TEMPLATES[trace.cell];
  const template = templates[number % templates.length] ?? preActivation;
  const at = (/** @type {string} */ name, back = 0) => (step - back < 0 ? 0 : valueAt(trace, layer, name, step - back, unit));
  const place = `${cellName(trace.cell)}, unit ${unit}, step ${step + 1} (“${visible(trace.tokens[step] ?? "")}”)`;
  return { ...template(trace, at, place), where: { step, unit } };
}

/** @type {Template} */
function newCell(_, at, place) {
  const [f, i, g, c] = [at("gates.f"), at("gates.i"), at("gates.g"), at("c", 1)];
  return {
    prompt: `${place}: f = ${figure(f)}, i = ${figure(i)}, g = ${figure(g)}, and cₜ₋₁ = ${figure(c)}. What is cₜ?`,
    options: null, answer: at("c"),
    because: `cₜ = f · cₜ₋₁ + i · g = ${figure(f)} · ${figure(c)} + ${figure(i)} · ${figure(g)} = ${figure(at("c"))}`,
  };
}

/** @type {Template} */
function newHidden(_, at, place) {
  const [o, c] = [at("gates.o"), at("c")];
  return {
    prompt: `${place}: o = ${figure(o)}, cₜ = ${figure(c)}, so tanh(cₜ) = ${figure(Math.tanh(c))}. What is hₜ?`,
    options: null, answer: at("h"),
    because: `hₜ = o · tanh(cₜ) = ${figure(o)} · ${figure(Math.tanh(c))} = ${figure(at("h"))}: the cell may hold more than it shows.`,
  };
}

/** @type {Template} */
function mostClosed(trace, at, place) {
  const gates = GATES[trace.cell].filter((gate) => gate in NAMES);
  const values = gates.map((gate) => at(`gates.${gate}`));
  const least = gates[values.indexOf(Math.min(...values))] ?? "";
  const name = (/** @type {string} */ gate) => NAMES[/** @type {keyof typeof NAMES} */ (gate)];
  return {
    prompt: `${place}: which gate is closed the furthest? Look at the gates before you answer.`,
    options: gates.map(name), answer: name(least),
    because: gates.map((gate, k) => `${gate} = ${figure(values[k] ?? 0)}`).join(", "),
  };
}

/** @type {Template} */
function heldOpen(_, at, place) {
  const [i, g, c] = [at("gates.i"), at("gates.g"), at("c", 1)];
  return {
    prompt: `${place}: suppose the forget gate were held at 1 at this step only. With i = ${figure(i)}, g = ${figure(g)}, cₜ₋₁ = ${figure(c)}, what would cₜ be?`,
    options: null, answer: c + i * g,
    because: `With f = 1 nothing is forgotten: cₜ = cₜ₋₁ + i · g = ${figure(c + i * g)}; it is ${figure(at("c"))} with f = ${figure(at("gates.f"))}.`,
  };
}

/** @type {Template} */
function kept(_, at, place) {
  const f = at("gates.f");
  return {
    prompt: `${place}: f = ${figure(f)}. Through the cell state alone, what is ∂cₜ/∂cₜ₋₁?`,
    options: null, answer: f,
    because: `On the direct path cₜ = f · cₜ₋₁ + …, so the slope is f itself. If it stayed so, a gradient would shrink to ${figure(f ** 10)} of its size in ten steps.`,
  };
}

/** @type {Template} */
function newGru(_, at, place) {
  const [z, n, h] = [at("gates.z"), at("gates.n"), at("h", 1)];
  return {
    prompt: `${place}: z = ${figure(z)}, n = ${figure(n)}, hₜ₋₁ = ${figure(h)}. What is hₜ?`,
    options: null, answer: at("h"),
    because: `hₜ = (1 − z) · n + z · hₜ₋₁ = ${figure(1 - z)} · ${figure(n)} + ${figure(z)} · ${figure(h)} = ${figure(at("h"))}`,
  };
}

/** @type {Template} */
function keptGru(_, at, place) {
  const z = at("gates.z");
  return {
    prompt: `${place}: z = ${figure(z)}. Which share of hₜ₋₁ is carried over unchanged?`,
    options: null, answer: z,
    because: `hₜ = (1 − z) · n + z · hₜ₋₁: the share is z = ${figure(z)}.`,
  };
}

/** @type {Template} */
function preActivation(_, at, place) {
  const h = at("h");
  return {
    prompt: `${place}: hₜ = ${figure(h)}. Is this unit saturated, that is, is |hₜ| above 0.9?`,
    options: ["saturated", "not saturated"], answer: Math.abs(h) > 0.9 ? "saturated" : "not saturated",
    because: `|hₜ| = ${figure(Math.abs(h))}, and the slope of tanh there is 1 − hₜ² = ${figure(1 - h * h)}.`,
  };
}

/** @type {Template} */
function slope(_, at, place) {
  const h = at("h");
  return {
    prompt: `${place}: hₜ = tanh(aₜ) = ${figure(h)}. By which factor does a gradient at hₜ shrink on its way to aₜ?`,
    options: null, answer: 1 - h * h,
    because: `tanh′(a) = 1 − tanh²(a) = 1 − ${figure(h)}² = ${figure(1 - h * h)}`,
  };
}
