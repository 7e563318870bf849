// A tour that goes on when the reader has done what it says.

import { element, setText } from "./element.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 */

/** @type {readonly {says: string, done: (state: State, first: State) => boolean}[]} */
const STOPS = [
  { says: "Type a few letters into the field. Each becomes a column of every picture.", done: (state, first) => state.text !== first.text },
  { says: "Click a cell of a heatmap: the same step is marked everywhere.", done: (state) => state.step !== null },
  { says: "Put the units in the order “alike together”. Bands that stay one colour are memory.", done: (state) => state.order === "cluster" },
  { says: "Open “Gates” below the pictures. Dark columns of f are memories that are kept.", done: (state) => state.view === "gates" },
  { says: "Open “One cell, in numbers”: the equations of the cell that you chose.", done: (state) => state.view === "cell" },
  { says: "Open “Gradient flow”. Which line falls the fastest?", done: (state) => state.view === "flow" },
  { says: "Open “What if” and hold the forget gate at 1: nothing is forgotten any more.", done: (state) => state.whatIf.hold.some(({ gate, value }) => gate === "f" && value === 1) },
];

/**
 * @param {HTMLElement} container
 * @param {HTMLElement} button that starts it
 * @param {Store} store
 */
export function createTour(container, button, store) {
  const says = element("p", { role: "status" });
  const end = element("button", { type: "button", class: "button small" }, "End the tour");
  let at = -1;
  let first = store.get();

  function say() {
    container.hidden = at < 0;
    const stop = STOPS[at];
    setText(says, stop ? `${at + 1} of ${STOPS.length}. ${stop.says}` : "That was the tour. Everything you did is in the address of this page.");
    setText(end, stop ? "End the tour" : "Close");
  }
  container.append(says, end);
  button.addEventListener("click", () => {
    at = 0;
    first = store.get();
    say();
  });
  end.addEventListener("click", () => {
    at = -1;
    say();
  });

  return {
    /** @param {State} state */
    draw(state) {
      const stop = STOPS[at];
      if (!stop?.done(state, first)) return;
      at += 1;
      first = state;
      say();
    },
  };
}
