// Keys that move the cursor while the pictures have the focus.

import { moved } from "./cursor.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 */

const FAR = 1_000_000;

/** @type {Readonly<Record<string, [number, number]>>} */
const MOVES = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  Home: [-FAR, 0],
  End: [FAR, 0],
};

/**
 * @param {HTMLElement} area whose pictures take the keys
 * @param {Store} store
 * @param {() => void} onMove after the cursor was moved by a key
 * @param {() => void} onPlay
 */
export function listenToKeys(area, store, onMove, onPlay) {
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(event.target instanceof Element) || !event.target.matches(".heatmap-frame")) return;
    const patch = patchOf(event.key, store.get(), onPlay);
    if (!patch) return;
    event.preventDefault();
    store.set(patch);
    onMove();
  });
}

/**
 * @param {string} key
 * @param {State} state
 * @param {() => void} onPlay
 * @returns {Partial<State> | null}
 */
function patchOf(key, state, onPlay) {
  const move = MOVES[key];
  if (move) return moved(state, ...move);
  if (key === "Escape") return { hover: null, step: null, target: null, symbol: null };
  if (key === "[") return { layer: Math.max(0, state.layer - 1) };
  if (key === "]") return { layer: Math.min(deepest(state), state.layer + 1) };
  if (key !== " ") return null;
  onPlay();
  return {};
}

/** @param {State} state */
function deepest(state) {
  return Math.max(0, ...[...state.traces.values()].map((trace) => trace.layers - 1));
}
