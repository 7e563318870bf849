// The form of a training run: what can be chosen, and what is chosen.

import { element } from "./element.js";

/** @typedef {import("./training-socket.js").Settings} Settings */

/**
 * @typedef {object} Choices
 * @property {readonly {id: string, title: string, length: number, length_name: string}[]} tasks
 * @property {Readonly<Record<string, readonly {id: string, title: string}[]>>} starts by cell
 * @property {readonly SeedsSolved[]} seeds_solved
 */

/**
 * How many seeds learned to copy a symbol after each lag, from one start.
 *
 * @typedef {object} SeedsSolved
 * @property {string} id
 * @property {string} title
 * @property {string} cell
 * @property {string} start
 * @property {number} seeds
 * @property {Readonly<Record<string, number>>} solved by lag
 */

/** @type {Readonly<Record<string, string>>} */
const CELLS = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };

/**
 * @param {Choices} choices
 * @param {{seed: number, run: string}} initial `run` as `query` gives it
 * @param {(restart: boolean) => void} onChange
 */
export function settingsForm({ tasks, starts }, initial, onChange) {
  const task = element("select", {}, ...tasks.map(({ id, title }) => new Option(title, id)));
  const cell = element("select", {}, ...Object.entries(CELLS).map(([id, title]) => new Option(title, id)));
  const start = element("select");
  const length = number(1, 200, 1, tasks[0]?.length ?? 10);
  const hidden = number(2, 128, 1, 32);
  const rate = number(0.0001, 1, 0.0005, 0.005);
  const clip = number(0, 100, 0.1, 1);
  const seedField = number(0, 999999, 1, initial.seed);
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
  const fields = { task, cell, start, length, hidden, rate, clip };
  fill(fields, new URLSearchParams(initial.run), offerStarts);
  lengthName.textContent = tasks.find(({ id }) => id === task.value)?.length_name ?? "Length";
  const usual = Object.entries(fields).map(([name, field]) => [name, field.value]);
  if (initial.run) usual.length = 0;
  for (const field of [task, cell, start, hidden, seedField]) field.addEventListener("change", () => onChange(true));
  for (const field of [rate, clip, length]) field.addEventListener("change", () => onChange(false));

  return {
    root: element(
      "div", { class: "scrubbers" },
      labelled("Task", task), element("label", {}, lengthName, length), labelled("Cell", cell), labelled("Start", start),
      labelled("Units", hidden), labelled("Learning rate", rate), labelled("Clip norm at (0: never)", clip), labelled("Seed", seedField),
    ),
    /**
     * Choose a start and a lag of the copying task, as a row of the table names them.
     *
     * @param {{cell: string, start: string, lag: number}} wanted
     */
    choose({ cell: wantedCell, start: wantedStart, lag }) {
      task.value = "copy-lag";
      lengthName.textContent = tasks.find(({ id }) => id === "copy-lag")?.length_name ?? "Length";
      cell.value = wantedCell;
      offerStarts();
      start.value = wantedStart;
      length.value = String(lag);
      onChange(true);
    },
    /** The settings as they stand in the address; empty while they are the usual ones. */
    query() {
      const now = Object.entries(fields).map(([name, field]) => [name, field.value]);
      return String(now) === String(usual) ? "" : new URLSearchParams(now).toString();
    },
    /** @returns {Settings} */
    read: () => ({
      task: task.value, cell: cell.value, start: start.value,
      hidden: Number(hidden.value), length: Number(length.value),
      learning_rate: Number(rate.value), clip: Number(clip.value), seed: Number(seedField.value),
    }),
  };
}

/**
 * @param {Readonly<Record<string, HTMLInputElement | HTMLSelectElement>>} fields
 * @param {URLSearchParams} query
 * @param {() => void} offerStarts
 */
function fill(fields, query, offerStarts) {
  for (const [name, field] of Object.entries(fields)) {
    const value = query.get(name);
    if (value === null) continue;
    const before = field.value;
    field.value = value;
    if (!field.value) field.value = before;
    if (name === "cell") offerStarts();
  }
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
