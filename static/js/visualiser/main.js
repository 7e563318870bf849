// The visualiser's page: reads the state from the URL, listens, and draws once a frame.

import { createControls } from "./controls.js";
import { cursorOf, leadingTrace } from "./cursor.js";
import { byId, setText } from "./element.js";
import { createFigures } from "./figures.js";
import { listenToKeys } from "./keyboard.js";
import { createLoader } from "./loader.js";
import { readPage } from "./page.js";
import { stateParts } from "./panels.js";
import { createPlayer } from "./player.js";
import { sentence } from "./readout.js";
import { createStore, fromQuery, toQuery } from "./state.js";
import { createStrip } from "./strip.js";
import { createTour } from "./tour.js";
import { listenToUpload } from "./upload.js";
import { createViews } from "./views.js";

/** @typedef {import("./state.js").State} State */

const page = readPage("visualiser-data");
const store = createStore(fromQuery(new URLSearchParams(location.search), page.defaults), draw);
const loader = createLoader(store, page);
const controls = createControls(store, page, loader);
const figures = createFigures(byId("states"), page.palettes, () => store, (trace) => stateParts(trace.cell));
const strip = createStrip(
  byId("tokens"), page.palettes,
  (step, pinned) => store.set(pinned ? { step, hover: null } : { hover: { step, unit: store.get().unit } }),
  () => store.set({ hover: null }),
);
const views = createViews(byId("view"), { store, page, loader });
const player = createPlayer(store);
const tour = createTour(byId("tour"), byId("start-tour"), store);
const help = /** @type {HTMLDialogElement} */ (byId("help"));

listenToUpload(store, page);
for (const area of ["pictures", "view"]) listenToKeys(byId(area), store, speak, player.toggle);
new ResizeObserver(([entry]) => store.set({ width: entry?.contentRect.width ?? 0 })).observe(byId("pictures"));
addEventListener("popstate", () => store.set(fromQuery(new URLSearchParams(location.search), page.defaults)));
loader.sync(store.get());
byId("show-help").addEventListener("click", () => help.showModal());
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof Element && event.target.matches("input, textarea, select");
  if (event.key === "?" && !typing) help.showModal();
});

function speak() {
  requestAnimationFrame(() => setText(byId("spoken"), sentence(store.get())));
}

/**
 * @param {State} state
 * @param {State} before
 */
function draw(state, before) {
  loader.sync(state);
  const trace = leadingTrace(state);
  const redrawn = changed(state, before, ["traces", "models", "layer", "order", "width"]);
  if (redrawn && trace) figures.draw(state);
  if (trace) {
    const background = views.background(state);
    strip.draw(trace.tokens, trace.tensors.get("surprise")?.data, background);
    strip.point(cursorOf(state, trace).step);
    figures.point(state, (each) => cursorOf(state, each));
  }
  byId("pictures").classList.toggle("empty", state.text === "");
  byId("pictures").classList.toggle("stale", state.problem !== null);
  controls.draw(state);
  views.draw(state, before);
  tour.draw(state);
  keepAddress(state);
  if (state.traces !== before.traces) performance.mark("visualiser-drawn", { detail: state.text });
}

/**
 * @param {State} state
 * @param {State} before
 * @param {readonly (keyof State)[]} names
 */
function changed(state, before, names) {
  return names.some((name) => state[name] !== before[name]);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let writing;

/** @param {State} state */
function keepAddress(state) {
  clearTimeout(writing);
  writing = setTimeout(() => {
    const query = toQuery(state, page.defaults);
    const controls = new URLSearchParams(location.search).get("controls");
    if (controls) query.set("controls", controls);
    history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  }, 250);
}
