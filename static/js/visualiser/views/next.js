// What each model expects next, at the cursor; shaped by temperature, top-k and top-p, and sampled.

import { cursorOf } from "../cursor.js";
import { element, replaceAlike, setText } from "../element.js";
import { remember } from "../look.js";
import { visible } from "../numbers.js";
import { cellName } from "../panels.js";
import { draw as drawFrom, tempered, truncated, uniform } from "../sampling.js";
import { at } from "../safetensors.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../traces.js").Trace} Trace
 */

const BARS = 12;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, loader }) {
  const temperature = element("input", { type: "range", min: 0.1, max: 2, step: 0.05 });
  const temperatureValue = element("output");
  const topK = element("input", { type: "number", min: 0, max: 200, step: 1, value: 0 });
  const topP = element("input", { type: "number", min: 0.05, max: 1, step: 0.05, value: 1 });
  remember(store, { "top-k": topK, "top-p": topP });
  const shape = { k: 0, p: 1 };
  const shapeIt = () => Object.assign(shape, { k: Number(topK.value), p: Math.max(0.01, Number(topP.value)) });
  shapeIt();
  const seed = element("input", { type: "number", min: 0, max: 999999, step: 1 });
  const models = element("div", { class: "figures" });
  container.append(
    element("h2", {}, "What comes next"),
    element("p", { class: "prose" }, "The softmax over the alphabet after the step under the cursor. A high temperature flattens it; top-k and top-p cut its tail before a symbol is drawn."),
    element(
      "div", { class: "scrubbers" },
      element("label", { class: "scrubber" }, "Temperature", temperature, temperatureValue),
      element("label", {}, "top-k (0: all)", topK), element("label", {}, "top-p", topP), element("label", {}, "Seed", seed),
    ),
    models,
  );
  const redraw = () => {
    const state = store.get();
    temperature.value = String(state.temperature);
    setText(temperatureValue, state.temperature.toFixed(2));
    if (document.activeElement !== seed) seed.value = String(state.seed);
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    const shown = traces.filter((trace) => trace.tensors.has("predictions"));
    replaceAlike(models, ...shown.map((trace) => distribution(trace, state, shape, append)));
  };
  /** @param {string} symbol */
  const append = (symbol) => {
    store.set({ text: store.get().text + symbol, step: null, hover: null });
    loader.sync(store.get());
  };
  temperature.addEventListener("input", () => store.set({ temperature: Number(temperature.value) }));
  seed.addEventListener("input", () => store.set({ seed: Math.max(0, Math.floor(Number(seed.value))) }));
  for (const field of [topK, topP]) {
    field.addEventListener("input", () => {
      shapeIt();
      redraw();
    });
  }

  return {
    draw(state, before) {
      const names = /** @type {const} */ (["traces", "temperature", "seed", "step", "hover"]);
      if (!before || names.some((name) => state[name] !== before[name])) redraw();
    },
  };
}

/**
 * @param {Trace} trace
 * @param {State} state
 * @param {{k: number, p: number}} shape
 * @param {(symbol: string) => void} append
 */
function distribution(trace, state, shape, append) {
  const { step } = cursorOf(state, trace);
  const raw = trace.vocabulary.map((_, i) => at(trace.tensors.get("predictions"), step, i));
  const shaped = tempered(raw, state.temperature);
  const kept = truncated(shaped, shape.k, shape.p);
  const order = shaped.map((_, i) => i).sort((a, b) => (shaped[b] ?? 0) - (shaped[a] ?? 0)).slice(0, BARS);
  const entropy = -shaped.reduce((sum, p) => sum + (p > 0 ? p * Math.log2(p) : 0), 0);
  const actual = trace.tokens[step + 1];
  const rows = order.map((i) => bar(trace.vocabulary[i] ?? "", shaped[i] ?? 0, kept[i] ?? 0, actual));
  const sample = element("button", { type: "button", class: "button" }, "Draw a symbol and append it");
  sample.addEventListener("click", () => {
    const { length } = trace.tokens;
    const last = trace.vocabulary.map((_, i) => at(trace.tensors.get("predictions"), length - 1, i));
    const chances = truncated(tempered(last, state.temperature), shape.k, shape.p);
    append(trace.vocabulary[drawFrom(chances, uniform(state.seed, length))] ?? "");
  });
  return element(
    "section", {},
    element("h3", {}, `${cellName(trace.cell)} after “${visible(trace.tokens[step] ?? "")}”`),
    element(
      "table", { class: "bars" },
      element("caption", {}, `The ${order.length} likeliest of ${raw.length} symbols; entropy ${entropy.toFixed(2)} bits${actual === undefined ? "" : `; “${visible(actual)}” did follow`}`),
      element("tbody", {}, ...rows),
    ),
    sample,
  );
}

/**
 * @param {string} symbol
 * @param {number} probability
 * @param {number} kept
 * @param {string | undefined} actual
 */
function bar(symbol, probability, kept, actual) {
  const width = element("span", { class: kept > 0 ? "bar" : "bar cut" });
  width.style.width = `${(100 * probability).toFixed(2)}%`;
  return element(
    "tr", { class: symbol === actual ? "actual" : null },
    element("th", { scope: "row" }, visible(symbol)),
    element("td", { class: "bar-cell" }, width),
    element("td", { class: "number" }, `${(100 * probability).toFixed(1)} %${kept > 0 ? "" : ", cut"}`),
  );
}
