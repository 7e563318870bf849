// The form of a training run: what can be chosen, and what is chosen.

import { element } from "./element.js";

/** @typedef {import("./training-socket.js").Settings} Settings */

/**
 * @typedef {object} Choices
 * @property {readonly {id: string, title: string, length: number, length_name: string}[]} tasks
 * @property {Readonly<Record<string, readonly {id: string, title: string}[]>>} starts by cell
 */

/** @type {Readonly<Record<string, string>>} */
const CELLS = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };

/**
 * @param {Choices} choices
 * @param {number} seed
 * @param {(restart: boolean) => void} onChange
 */
export function settingsForm({ tasks, starts }, seed, onChange) {
  const task = element("select", {}, ...tasks.map(({ id, title }) => new Option(title, id)));
  const cell = element("select", {}, ...Object.entries(CELLS).map(([id, title]) => new Option(title, id)));
  const start = element("select");
  const length = number(1, 200, 1, tasks[0]?.length ?? 10);
  const hidden = number(2, 128, 1, 32);
  const rate = number(0.0001, 1, 0.0005, 0.005);
  const clip = number(0, 100, 0.1, 1);
  const seedField = number(0, 999999, 1, seed);
  const lengthName = element("span", {}, tasks[0]?.length_name ?? "Length");
  cell.value = "lstm";

  const offerStarts = () => {
    start.replaceChildren(...(starts[cell.value] ?? []).map(({ id, title }) => new Option(title, id)));
  };
  offerStarts();
  cell.addEventListener("change", offerStarts);
  task.addEventListener("change", () => {
    const chosen = tasks.find(({ id }) => id === task.value);
    length.value = String(chosen?.length ?? 10);
    lengthName.textContent = chosen?.length_name ?? "Length";
  });
  for (const field of [task, cell, start, length, hidden, seedField]) field.addEventListener("change", () => onChange(true));
  for (const field of [rate, clip]) field.addEventListener("change", () => onChange(false));

  return {
    root: element(
      "div", { class: "scrubbers" },
      labelled("Task", task), element("label", {}, lengthName, length), labelled("Cell", cell), labelled("Start", start),
      labelled("Units", hidden), labelled("Learning rate", rate), labelled("Clip norm at (0: never)", clip), labelled("Seed", seedField),
    ),
    /** @returns {Settings} */
    read: () => ({
      task: task.value, cell: cell.value, start: start.value,
      hidden: Number(hidden.value), length: Number(length.value),
      learning_rate: Number(rate.value), clip: Number(clip.value), seed: Number(seedField.value),
    }),
  };
}

/**
 * @param {string} text
 * @param {HTMLElement} field
 */
function labelled(text, field) {
  return element("label", {}, text, field);
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} step
 * @param {number} value
 */
function number(min, max, step, value) {
  return element("input", { type: "number", min, max, step: min < 0.01 && min > 0 ? "any" : step, value });
}
