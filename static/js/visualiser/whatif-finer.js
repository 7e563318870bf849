// The finer changes: one number of one weight array, and the state before the first step.

import { element, setText } from "./element.js";
import { figure } from "./numbers.js";
import { at } from "./safetensors.js";
import { weightsOf } from "./weights.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").WhatIf} WhatIf
 * @typedef {import("./weights.js").Weights} Weights
 */

/**
 * Fill the details with fields for the models that are chosen now.
 *
 * @param {HTMLDetailsElement} details
 * @param {State} state
 * @param {Store} store
 * @param {(patch: Partial<WhatIf>) => void} set
 */
export function drawFiner(details, state, store, set) {
  if (details.dataset["models"] === state.models.join()) return;
  details.dataset["models"] = state.models.join();
  [...details.children].slice(1).forEach((child) => child.remove());
  details.append(weightFields(state, store, set), initialFields(store, set));
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {(patch: Partial<WhatIf>) => void} set
 */
function weightFields(state, store, set) {
  const model = element("select", {}, ...state.models.map((id) => new Option(id, id)));
  const name = element("select");
  const row = element("input", { type: "number", min: 0, value: 0 });
  const column = element("input", { type: "number", min: 0, value: 0 });
  const value = element("input", { type: "number", step: "any", value: 0 });
  const now = element("output");
  const button = element("button", { type: "button", class: "button" }, "Set the weight");
  /** @type {Weights} */
  let weights = new Map();

  async function load() {
    weights = await weightsOf(model.value).catch(() => new Map());
    name.replaceChildren(...[...weights].map(([each, { shape }]) => new Option(`${each} (${shape.join(" × ")})`, each)));
    name.value = weights.has("rnn.weight_hh_l0") ? "rnn.weight_hh_l0" : name.value;
    fit();
  }
  function fit() {
    const shape = weights.get(name.value)?.shape ?? [];
    row.max = String((shape[0] ?? 1) - 1);
    column.max = String((shape[1] ?? 1) - 1);
    column.disabled = shape.length < 2;
    for (const field of [row, column]) field.value = String(Math.min(Number(field.value), Number(field.max)));
    const tensor = weights.get(name.value);
    const trained = shape.length < 2 ? tensor?.data[Number(row.value)] : at(tensor, Number(row.value), Number(column.value));
    setText(now, trained === undefined ? "" : `now ${figure(trained)}`);
  }
  model.addEventListener("change", () => void load());
  for (const field of [name, row, column]) field.addEventListener("change", fit);
  button.addEventListener("click", () => {
    const index = column.disabled ? [Number(row.value)] : [Number(row.value), Number(column.value)];
    const { edits } = store.get().whatIf;
    set({ edits: [...edits, { model: model.value, name: name.value, index, value: Number(value.value) }] });
  });
  void load();
  return element(
    "div", { class: "scrubbers" },
    element("label", {}, "Model", model), element("label", {}, "Weight", name),
    element("label", {}, "row", row), element("label", {}, "column", column), now,
    element("label", {}, "new value", value), button,
  );
}

/**
 * @param {Store} store
 * @param {(patch: Partial<WhatIf>) => void} set
 */
function initialFields(store, set) {
  const which = element("select", {}, new Option("h", "h"), new Option("c (LSTM)", "c"));
  const value = element("input", { type: "number", step: 0.1, value: 1 });
  const button = element("button", { type: "button", class: "button" }, "Begin with it");
  button.addEventListener("click", () => {
    const { unit, whatIf } = store.get();
    const state = /** @type {"h" | "c"} */ (which.value);
    const others = whatIf.initial.filter((each) => each.state !== state || each.unit !== unit);
    set({ initial: [...others, { state, unit, value: Number(value.value) }] });
  });
  return element(
    "div", { class: "scrubbers" },
    element("label", {}, "The unit under the cursor begins with", which), element("label", {}, "at", value), button,
  );
}
