// A tour that goes on when the reader has done what it says.

import { element, setText } from "./element.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 */

/**
 * @typedef {object} Stop
 * @property {string} says
 * @property {(now: State, first: State) => boolean} done `first` is the state in which the stop began
 */

/** @type {readonly Stop[]} */
const STOPS = [
  { says: "Type a few letters into the field. Each becomes a column of every picture.", done: (now, first) => now.text !== first.text },
  { says: "Click a cell of a heatmap: the same step is marked everywhere.", done: (now) => now.step !== null },
  { says: "Tick another network under “Read by”: both read the same text, side by side.", done: (now, first) => now.models.some((id) => !first.models.includes(id)) },
  { says: "Put the units in the order “alike together”. Bands that stay one colour are memory.", done: (now) => now.order === "cluster" },
  { says: "Open “Gates” below the pictures. Dark columns of f are memories that are kept.", done: opened("gates") },
  { says: "Open “One cell, in numbers”: the equations of the cell that you chose.", done: opened("cell") },
  { says: "Open “Units” and choose another unit, in a picture or by the slider. What does it answer to?", done: (now, first) => now.view === "unit" && now.unit !== first.unit },
  { says: "Open “Nearest states” and choose another step. What do the places that it finds have in common?", done: (now, first) => now.view === "near" && now.step !== first.step },
  { says: "Open “Gradient flow”. Which line falls the fastest?", done: opened("flow") },
  { says: "Open “Influence” and click a cell of the map: the text shows what that one output depends on.", done: (now, first) => now.view === "influence" && now.target !== first.target },
  { says: "Open “Next symbol” and draw one: the network writes on.", done: (now, first) => now.view === "next" && now.text !== first.text },
  { says: "Open “What if” and hold the forget gate at 1: nothing is forgotten any more.", done: (now) => now.whatIf.hold.some(({ gate, value }) => gate === "f" && value === 1) },
  { says: "Open “Path” and click a letter: where else does the state come by?", done: (now, first) => now.view === "path" && now.step !== first.step },
  { says: "Open “Train live” and let a network learn a step or more.", done: did("trained") },
  { says: "Open “Ask me about this” and answer a question. Every number that you need is on this page.", done: did("answered") },
  { says: "Open “Your own code” and run a step that you wrote, right or wrong, beside the engine's.", done: did("ran") },
  { says: "Open “Export” and take something along: a picture, the numbers, a program, the address.", done: did("exported") },
  { says: "Give a file of weights to “Look into your own weights”, above; “Export” has one, if you have none.", done: (now, first) => now.models.some((id) => id.startsWith("own-") && !first.models.includes(id)) },
];

/**
 * @param {import("./state.js").View} view
 * @returns {Stop["done"]}
 */
function opened(view) {
  return (now) => now.view === view;
}

/**
 * @param {import("./state.js").Deed["name"]} name
 * @returns {Stop["done"]}
 */
function did(name) {
  return (now, first) => now.deed !== first.deed && now.deed?.name === name;
}

/**
 * @param {HTMLElement} container
 * @param {HTMLElement} button that starts it
 * @param {Store} store
 */
export function createTour(container, button, store) {
  const says = element("p", { role: "status" });
  const skip = element("button", { type: "button", class: "button small" }, "Skip this");
  const end = element("button", { type: "button", class: "button small" }, "End the tour");
  let at = -1;
  let first = store.get();

  function say() {
    container.hidden = at < 0;
    const stop = STOPS[at];
    setText(says, stop ? `${at + 1} of ${STOPS.length}. ${stop.says}` : "That was the tour. Everything you did is in the address of this page.");
    setText(end, stop ? "End the tour" : "Close");
    skip.hidden = !stop;
  }

  /** @param {State} state in which the next stop begins */
  function goOn(state) {
    at += 1;
    first = state;
    say();
  }
  container.append(says, element("p", { class: "actions" }, skip, end));
  skip.addEventListener("click", () => goOn(store.get()));
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
      if (STOPS[at]?.done(state, first)) goOn(state);
    },
  };
}
