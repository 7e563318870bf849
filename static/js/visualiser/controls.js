// The text field, the choice of models, the scrubbers: from the page to the state and back.

import { cursorOf, leadingTrace } from "./cursor.js";
import { byId, setText } from "./element.js";
import { visible } from "./numbers.js";
import { reads } from "./page.js";

/**
 * @typedef {import("./page.js").Page} Page
 * @typedef {import("./state.js").Order} Order
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 */

/**
 * @param {Store} store
 * @param {Page} page
 * @param {{sync: (state: State) => void}} loader
 */
export function createControls(store, page, loader) {
  const text = /** @type {HTMLTextAreaElement} */ (byId("text"));
  const step = /** @type {HTMLInputElement} */ (byId("step"));
  const unit = /** @type {HTMLInputElement} */ (byId("unit"));
  const order = /** @type {HTMLSelectElement} */ (byId("order"));
  const layer = /** @type {HTMLSelectElement} */ (byId("layer"));
  const form = /** @type {HTMLFormElement} */ (byId("prompt"));
  const models = () => [...form.querySelectorAll("input[name=model]")].map((box) => /** @type {HTMLInputElement} */ (box));

  text.value = store.get().text;
  text.addEventListener("input", () => {
    store.set({ text: text.value, step: null, hover: null });
    loader.sync(store.get());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.name !== "model") return;
    const chosen = models().filter((box) => box.checked).map((box) => box.value);
    if (chosen.length) choose(event.target.checked ? event.target.value : null, chosen);
    else event.target.checked = true;
  });
  form.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest(".kind a") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    const query = new URL(link.href).searchParams;
    show(query.getAll("model"), query.get("text") ?? "");
  });
  step.addEventListener("input", () => {
    const last = Number(step.value) === Number(step.max);
    store.set({ step: last ? null : Number(step.value) - 1, hover: null });
  });
  unit.addEventListener("input", () => store.set({ unit: Number(unit.value), hover: null }));
  order.addEventListener("change", () => store.set({ order: /** @type {Order} */ (order.value) }));
  layer.addEventListener("change", () => store.set({ layer: Number(layer.value) }));
  byId("remove-unknown").addEventListener("click", () => {
    text.value = withoutUnknown(store.get(), page);
    store.set({ text: text.value });
    text.focus();
  });
  byId("use-sample").addEventListener("click", () => {
    const { models: chosen } = store.get();
    show(chosen, page.defaults.textFor(chosen));
  });

  /**
   * The models that are chosen now; those that read another alphabet than a new one leave.
   *
   * @param {string | null} added
   * @param {readonly string[]} chosen
   */
  function choose(added, chosen) {
    const newest = page.models.find(({ id }) => id === added);
    const beside = newest ? chosen.filter((id) => readAlike(page, id, newest)) : chosen;
    const fits = !newest || reads(store.get().text, newest.vocabulary);
    if (fits) store.set({ models: beside });
    else show(beside, newest.sample);
  }

  /**
   * @param {readonly string[]} chosen
   * @param {string} sample
   */
  function show(chosen, sample) {
    text.value = sample;
    store.set({ models: chosen, text: sample, step: null, hover: null, target: null, symbol: null });
  }

  return {
    /** @param {State} state */
    draw(state) {
      if (document.activeElement !== text && text.value !== state.text) text.value = state.text;
      for (const box of models()) box.checked = state.models.includes(box.value);
      order.value = state.order;
      drawCount(state, page);
      drawProblem(state);
      drawScrubbers(state);
    },
  };
}

/**
 * @param {Page} page
 * @param {string} id
 * @param {import("./page.js").ModelFacts} other
 */
function readAlike(page, id, other) {
  const model = page.models.find((each) => each.id === id);
  return model !== undefined && model.vocabulary.join() === other.vocabulary.join();
}

/**
 * @param {State} state
 * @param {Page} page
 */
function drawCount(state, page) {
  const symbols = [...state.text].length;
  setText(byId("count"), `${symbols} of ${page.limits.symbols} symbols`);
  byId("count").classList.toggle("over", symbols > page.limits.symbols);
}

/** @param {State} state */
function drawProblem({ problem }) {
  byId("problem").hidden = problem === null;
  setText(byId("problem-title"), problem?.title ?? "");
  setText(byId("problem-detail"), problem?.detail ?? "");
  const unknown = problem?.extra["symbol"] !== undefined;
  byId("remove-unknown").hidden = !unknown;
  byId("use-sample").hidden = !unknown;
}

/** @param {State} state */
function drawScrubbers(state) {
  const trace = leadingTrace(state);
  if (!trace) return;
  const cursor = cursorOf(state, trace);
  scrub("step", 1, trace.tokens.length, cursor.step + 1);
  scrub("unit", 0, trace.hidden - 1, cursor.unit);
  setText(byId("step-value"), `${cursor.step + 1} “${visible(trace.tokens[cursor.step] ?? "")}”`);
  setText(byId("unit-value"), String(cursor.unit));
  drawLayers(Math.max(...[...state.traces.values()].map((each) => each.layers)), state.layer);
}

/**
 * @param {string} id
 * @param {number} min
 * @param {number} max
 * @param {number} value
 */
function scrub(id, min, max, value) {
  const input = /** @type {HTMLInputElement} */ (byId(id));
  input.min = String(min);
  input.max = String(max);
  input.value = String(value);
}

/**
 * @param {number} layers
 * @param {number} chosen
 */
function drawLayers(layers, chosen) {
  const select = /** @type {HTMLSelectElement} */ (byId("layer"));
  byId("layer-field").hidden = layers < 2;
  if (select.options.length !== layers) {
    select.replaceChildren(...Array.from({ length: layers }, (_, k) => new Option(String(k + 1), String(k))));
  }
  select.value = String(Math.min(chosen, layers - 1));
}

/**
 * The text without what some chosen model has no symbol for.
 *
 * @param {State} state
 * @param {Page} page
 */
function withoutUnknown(state, page) {
  const chosen = page.models.filter((model) => state.models.includes(model.id));
  const readable = (/** @type {string} */ symbol) => chosen.every(({ vocabulary }) => (
    vocabulary.includes(symbol) || vocabulary.includes(symbol.toLowerCase())
  ));
  return [...state.text].filter(readable).join("");
}
