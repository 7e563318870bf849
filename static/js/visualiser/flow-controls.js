// What gradients flow through: trained or fresh weights, their radius, forget bias, and the length.

import { element, setText } from "./element.js";

/**
 * @typedef {object} Change
 * @property {string} start "" for the trained weights
 * @property {number | null} radius null leaves it as it is
 * @property {number | null} bias
 * @property {number | null} length null is that of the text
 */

const STARTS = [
  ["", "as trained"],
  ["uniform", "fresh, uniform ±1/√H"],
  ["orthogonal", "fresh, orthogonal"],
  ["chrono", "fresh, chrono"],
  ["small-normal", "fresh, N(0, 1) · 0.01"],
];
const LONGEST = 400;

/**
 * @param {{flow: string}} initial as `query` gave it
 * @param {() => void} onChange
 */
export function createFlowControls(initial, onChange) {
  const query = new URLSearchParams(initial.flow);
  const start = element("select", {}, ...STARTS.map(([id, title]) => new Option(title ?? "", id ?? "")));
  start.value = query.get("start") ?? "";
  const radius = slider(0.1, 2.5, 0.05, query.get("radius"), 1);
  const bias = slider(-3, 8, 0.25, query.get("bias"), 1);
  const length = slider(2, LONGEST, 1, query.get("length"), 40);
  const again = element("button", { type: "button", class: "button small" }, "As it was");
  const sliders = { radius, bias, length };

  const tell = () => {
    for (const [name, { input, value, touched }] of Object.entries(sliders)) {
      setText(value, touched() ? Number(input.value).toFixed(name === "length" ? 0 : 2) : "as it is");
    }
  };
  for (const { input, touch } of Object.values(sliders)) {
    input.addEventListener("input", () => {
      touch(true);
      tell();
      onChange();
    });
  }
  start.addEventListener("change", onChange);
  again.addEventListener("click", () => {
    start.value = "";
    for (const { touch } of Object.values(sliders)) touch(false);
    tell();
    onChange();
  });
  tell();

  return {
    root: element(
      "div", { class: "scrubbers" },
      element("label", {}, "Weights", start),
      element("label", { class: "scrubber" }, "Spectral radius of W", radius.input, radius.value),
      element("label", { class: "scrubber" }, "Forget bias", bias.input, bias.value),
      element("label", { class: "scrubber" }, "Length", length.input, length.value),
      again,
    ),
    /** @returns {Change} */
    read: () => ({ start: start.value, radius: radius.read(), bias: bias.read(), length: length.read() }),
    query() {
      const set = Object.entries(this.read()).filter(([, value]) => value !== null && value !== "");
      return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
    },
    /** @param {number} symbols of the text, which is the length until another is chosen */
    fit(symbols) {
      if (!length.touched()) length.input.value = String(symbols);
    },
  };
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} step
 * @param {string | null} given
 * @param {number} usual where it stands while nothing is chosen
 */
function slider(min, max, step, given, usual) {
  let chosen = given !== null && Number.isFinite(Number(given));
  const input = element("input", { type: "range", min, max, step, value: chosen ? given : usual });
  return {
    input,
    value: element("output"),
    touched: () => chosen,
    touch: (/** @type {boolean} */ now) => { chosen = now; },
    read: () => (chosen ? Number(input.value) : null),
  };
}

/**
 * A text cut, or said again and again, to a length; to the longest there is when none is given.
 *
 * @param {string} text
 * @param {number | null} wanted
 */
export function repeated(text, wanted) {
  const symbols = [...text];
  const length = Math.min(wanted ?? symbols.length, LONGEST);
  return Array.from({ length }, (_, k) => symbols[k % symbols.length]).join("");
}

/**
 * @param {{cell: import("./traces.js").Cell}} model
 * @param {Change} change
 */
export function whatIfOf({ cell }, { start, radius, bias }) {
  const changed = {
    ...(start ? { start } : {}),
    ...(radius === null ? {} : { spectral_radius: radius }),
    ...(bias === null || cell !== "lstm" ? {} : { forget_bias: bias }),
  };
  return Object.keys(changed).length ? changed : undefined;
}
