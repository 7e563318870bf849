// Plays the sequence: the cursor walks from step to step, and stops at the end.

import { cursorOf, leadingTrace, moved } from "./cursor.js";

const STEP_MS = 180;

/** @param {import("./state.js").Store} store */
export function createPlayer(store) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;

  function stop() {
    clearInterval(timer);
    timer = undefined;
  }

  function walk() {
    const state = store.get();
    store.set(moved(state, 1, 0));
    if (store.get().step === null) stop();
  }

  return {
    toggle() {
      if (timer !== undefined) return stop();
      const state = store.get();
      const trace = leadingTrace(state);
      if (!trace) return;
      if (cursorOf(state, trace).step === trace.tokens.length - 1) store.set({ step: 0, hover: null });
      timer = setInterval(walk, STEP_MS);
    },
  };
}
