// What if: gates held, units silenced, weights rescaled, and the difference that makes.

import { cursorOf, leadingTrace } from "../cursor.js";
import { element, replaceAlike } from "../element.js";
import { createFigures } from "../figures.js";
import { GATES, cellName, part, stateParts } from "../panels.js";
import { NOTHING_CHANGED } from "../state.js";
import { drawFiner } from "../whatif-finer.js";
import { hasWhatIf } from "../whatif-request.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../state.js").Store} Store
 * @typedef {import("../state.js").WhatIf} WhatIf
 * @typedef {import("../traces.js").Trace} Trace
 */

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const controls = element("div", { class: "scrubbers" });
  const finer = element("details", { class: "finer" }, element("summary", {}, "Change one weight, or the state before the first step"));
  const list = element("ul", { class: "changes" });
  const words = element("div", { class: "prose", role: "status" });
  const grid = element("div", { class: "figures" });
  container.append(
    element("h2", {}, "What if"),
    element("p", { class: "prose" }, "Hold a gate, silence a unit, change a weight or the state before the first step, rescale the memory. The pictures above show the changed network, those below what became different."),
    controls, finer, list, words, grid,
  );
  const figures = createFigures(grid, page.palettes, () => store, (trace) => stateParts(trace.cell));
  const set = (/** @type {Partial<WhatIf>} */ patch) => store.set({ whatIf: { ...store.get().whatIf, ...patch } });

  return {
    draw(state, before) {
      if (!before || state.models !== before.models || state.traces !== before.traces) {
        if (!controls.contains(document.activeElement)) controls.replaceChildren(...holdControls(state, store, set));
        if (!finer.contains(document.activeElement)) drawFiner(finer, state, store, set);
        replaceAlike(list, ...changes(state.whatIf, set));
        words.replaceChildren(...effects(state));
        figures.draw(differences(state));
      }
      figures.point(differences(state), (trace) => cursorOf(state, trace));
    },
  };
}

/**
 * @param {State} state
 * @param {Store} store
 * @param {(patch: Partial<WhatIf>) => void} set
 */
function holdControls(state, store, set) {
  const cells = state.models.flatMap((model) => state.traces.get(model)?.cell ?? []);
  const gates = [...new Set(cells.flatMap((cell) => GATES[cell]))];
  const gate = element("select", {}, ...gates.map((name) => new Option(`${name}, ${part(`gates.${name}`).title}`, name)));
  const who = element("select", {}, new Option("all units", "all"), new Option("the unit under the cursor", "one"));
  const value = element("input", { type: "number", min: -1, max: 1, step: 0.1, value: 1 });
  const hold = element("button", { type: "button", class: "button" }, "Hold");
  hold.addEventListener("click", () => {
    const { unit, whatIf } = store.get();
    set({ hold: [...whatIf.hold, { gate: gate.value, unit: who.value === "all" ? null : unit, value: Number(value.value) }] });
  });
  const silence = element("button", { type: "button", class: "button" }, "Silence the unit under the cursor");
  silence.addEventListener("click", () => {
    const { unit, whatIf } = store.get();
    set({ silence: [...new Set([...whatIf.silence, unit])] });
  });
  return [
    ...(gates.length ? [element("label", {}, "Gate", gate), element("label", {}, "of", who), element("label", {}, "at", value), hold] : []),
    silence,
    numberField("Forget bias", state.whatIf.forgetBias, (forgetBias) => set({ forgetBias })),
    numberField("Spectral radius", state.whatIf.radius, (radius) => set({ radius: radius && radius > 0 ? radius : null })),
  ];
}

/**
 * @param {string} label
 * @param {number | null} value
 * @param {(value: number | null) => void} onChange
 */
function numberField(label, value, onChange) {
  const input = element("input", { type: "number", step: 0.1, value: value ?? "", placeholder: "as trained" });
  input.addEventListener("change", () => onChange(input.value === "" ? null : Number(input.value)));
  return element("label", {}, label, input);
}

/**
 * @param {WhatIf} whatIf
 * @param {(patch: Partial<WhatIf>) => void} set
 */
function changes(whatIf, set) {
  const items = [
    ...whatIf.hold.map((held, k) => item(
      `${held.gate} of ${held.unit === null ? "all units" : `unit ${held.unit}`} held at ${held.value}`,
      () => set({ hold: whatIf.hold.filter((_, other) => other !== k) }),
    )),
    ...whatIf.silence.map((unit) => item(`unit ${unit} silenced`, () => set({ silence: whatIf.silence.filter((other) => other !== unit) }))),
    ...whatIf.edits.map((edit, k) => item(
      `${edit.name}[${edit.index.join(", ")}] of ${edit.model} set to ${edit.value}`,
      () => set({ edits: whatIf.edits.filter((_, other) => other !== k) }),
    )),
    ...whatIf.initial.map((each, k) => item(
      `unit ${each.unit} begins with ${each.state} at ${each.value}`,
      () => set({ initial: whatIf.initial.filter((_, other) => other !== k) }),
    )),
    ...(whatIf.forgetBias === null ? [] : [item(`forget bias ${whatIf.forgetBias}`, () => set({ forgetBias: null }))]),
    ...(whatIf.radius === null ? [] : [item(`spectral radius ${whatIf.radius}`, () => set({ radius: null }))]),
  ];
  return hasWhatIf(whatIf) ? [...items, item("Everything", () => set(NOTHING_CHANGED))] : [];
}

/**
 * @param {string} text
 * @param {() => void} onUndo
 */
function item(text, onUndo) {
  const undo = element("button", { type: "button", class: "button small", "aria-label": `Undo: ${text}` }, "Undo");
  undo.addEventListener("click", onUndo);
  return element("li", {}, `${text} `, undo);
}

/** @param {State} state */
function effects(state) {
  if (!hasWhatIf(state.whatIf)) return [element("p", {}, "Nothing is changed yet.")];
  return state.models.flatMap((model) => {
    const [trace, plain] = [state.traces.get(model), state.baselines.get(model)];
    if (!trace || !plain) return [];
    const [now, was] = [meanBits(trace), meanBits(plain)];
    const more = now - was;
    const change = Math.abs(more) < 0.005 ? "as before" : `${Math.abs(more).toFixed(2)} bits ${more > 0 ? "worse" : "better"}`;
    return [element("p", {}, `${cellName(trace.cell)}: mean surprise ${now.toFixed(2)} bits a symbol, ${change}.`)];
  });
}

/** @param {Trace} trace */
function meanBits(trace) {
  const bits = [...(trace.tensors.get("surprise")?.data ?? [])].filter((value) => !Number.isNaN(value));
  return bits.reduce((sum, value) => sum + value, 0) / Math.max(1, bits.length);
}

/** @type {WeakMap<ReadonlyMap<string, Trace>, ReadonlyMap<string, Trace>>} */
const known = new WeakMap();

/**
 * The state with traces that hold changed minus unchanged.
 *
 * @param {State} state
 * @returns {State}
 */
function differences(state) {
  const made = known.get(state.baselines) ?? new Map([...state.baselines].flatMap(([model, plain]) => {
    const trace = state.traces.get(model);
    return trace && leadingTrace(state) ? [[model, difference(trace, plain)]] : [];
  }));
  known.set(state.baselines, made);
  return { ...state, traces: made };
}

/**
 * @param {Trace} trace
 * @param {Trace} plain
 * @returns {Trace}
 */
function difference(trace, plain) {
  const tensors = new Map([...trace.tensors].map(([name, { shape, data }]) => {
    const base = plain.tensors.get(name)?.data;
    return [name, { shape, data: data.map((value, i) => value - (base?.[i] ?? 0)) }];
  }));
  return { ...trace, tensors };
}
