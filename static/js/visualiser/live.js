// The first page's text field: the states of two networks move as one types.

import { cursorOf, leadingTrace } from "./cursor.js";
import { byId, setText } from "./element.js";
import { createFigures } from "./figures.js";
import { listenToKeys } from "./keyboard.js";
import { createLoader } from "./loader.js";
import { readPage } from "./page.js";
import { stateParts } from "./panels.js";
import { createPlayer } from "./player.js";
import { sentence } from "./readout.js";
import { createStore, fromQuery } from "./state.js";
import { createStrip } from "./strip.js";

const page = readPage("live-data");
const field = /** @type {HTMLInputElement} */ (byId("live-text"));
const states = byId("live-states");
const store = createStore({ ...fromQuery(new URLSearchParams(), page.defaults), text: field.value }, draw);
const loader = createLoader(store, page);
const figures = createFigures(states, page.palettes, () => store, (trace) => stateParts(trace.cell));
const strip = createStrip(
  byId("live-tokens"), page.palettes,
  (step, pinned) => store.set(pinned ? { step, hover: null } : { hover: { step, unit: store.get().unit } }),
  () => store.set({ hover: null }),
);

field.addEventListener("input", () => {
  store.set({ text: field.value, step: null, hover: null });
  loader.sync(store.get());
});
listenToKeys(states, store, speak, createPlayer(store).toggle);
new ResizeObserver(([entry]) => store.set({ width: entry?.contentRect.width ?? 0 })).observe(states);
loader.sync(store.get());

function speak() {
  requestAnimationFrame(() => setText(byId("live-spoken"), sentence(store.get())));
}

/**
 * @param {import("./state.js").State} state
 * @param {import("./state.js").State} before
 */
function draw(state, before) {
  setText(byId("live-problem"), state.problem?.detail ?? "");
  const trace = leadingTrace(state);
  if (!trace) return;
  if (state.traces !== before.traces || state.width !== before.width) figures.draw(state);
  strip.draw(trace.tokens, trace.tensors.get("surprise")?.data, null);
  strip.point(cursorOf(state, trace).step);
  figures.point(state, (each) => cursorOf(state, each));
}
