// Your own code: a step of yours reads the sequence, its states beside the engine's.

import { Debounced } from "../analyses.js";
import { element, replaceAlike, setText } from "../element.js";
import { createFoot } from "../figure-foot.js";
import { createHeatmap } from "../heatmap.js";
import { look, lookedAt } from "../look.js";
import { notFinite } from "../not-finite.js";
import { figure, visible } from "../numbers.js";
import { fetchCells, runCell } from "../own-cells.js";
import { fold } from "../page.js";
import { largest, niceCeiling } from "../palette.js";
import { cellName, part } from "../panels.js";
import { Latest } from "../traces.js";

/**
 * @typedef {import("../own-cells.js").Beside} Beside
 * @typedef {import("../own-cells.js").OwnCell} OwnCell
 * @typedef {import("../own-cells.js").OwnTrace} OwnTrace
 * @typedef {import("../page.js").Page} Page
 * @typedef {import("../safetensors.js").Tensor} Tensor
 * @typedef {import("../state.js").State} State
 */

const LIMIT = 200;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const choice = element("select");
  const source = element("textarea", { rows: 14, spellcheck: "false", autocapitalize: "off", autocomplete: "off", class: "own-source", maxlength: 65536 });
  const about = element("p", { class: "tag" });
  const run = element("button", { type: "button", class: "button primary" }, "Run on the sequence");
  const words = element("p", { class: "prose", role: "status" });
  const printed = element("pre", { hidden: true, tabindex: 0 });
  const grid = element("div", { class: "own-states" });
  container.append(
    element("h2", {}, "Your own code"),
    element("p", { class: "prose" }, `A step that you wrote takes the place of the cell: it reads your sequence, up to ${LIMIT} symbols, with the weights of a trained network, in the sandbox that grades exercises.`),
    element("div", { class: "scrubbers" }, element("label", {}, "Step", choice)),
    element("label", { class: "own-label" }, "Source", source), about,
    element("p", { class: "actions" }, run), words, printed, grid,
  );
  const latest = new Latest();
  const pause = new Debounced();
  /** @type {readonly OwnCell[]} */
  let cells = [];
  /** @type {{heatmap: import("../heatmap.js").Heatmap, tokens: readonly string[]}[]} */
  let pictures = [];
  let ran = false;

  void fetchCells().then((found) => {
    cells = found;
    choice.replaceChildren(...cells.map(({ exercise, title }) => new Option(title, exercise)));
    choice.value = cells.find(({ exercise }) => exercise === lookedAt(store, "step"))?.exercise
      ?? cells.find(({ cell }) => cell === leading(page, store.get()))?.exercise ?? cells[0]?.exercise ?? "";
    offer();
  }).catch((error) => setText(words, error.message));

  function offer() {
    const chosen = cells.find(({ exercise }) => exercise === choice.value);
    if (!chosen) return;
    source.value = chosen.source ?? `import numpy as np\n\n\ndef ${chosen.signature}:\n    ...\n`;
    const link = element("a", { href: `/exercises/${chosen.exercise}` }, "the exercise");
    about.replaceChildren(...(chosen.source
      ? [chosen.standing === "solved" ? "What you solved " : "Your draft for ", link, "; change it here as you like, nothing is kept."]
      : ["You have not begun ", link, " yet. Write the step here, or there with hints and tests."]));
    ran = false;
    grid.replaceChildren();
    setText(words, "");
  }

  async function trace() {
    const chosen = cells.find(({ exercise }) => exercise === choice.value);
    const state = store.get();
    const model = chosen && modelFor(page, state, chosen);
    if (!chosen || !model || !state.text) return;
    if ([...state.text].length > LIMIT) {
      setText(words, `Your code reads up to ${LIMIT} symbols; the sequence has ${[...state.text].length}.`);
      return;
    }
    ran = true;
    const asked = { model: model.id, text: fold(state.text, model.vocabulary), source: source.value };
    const found = await latest.run((signal) => runCell(chosen.exercise, asked, signal))
      .catch((error) => setText(words, error.message));
    if (!found) return;
    show(found);
    store.set({ deed: { name: "ran" } });
  }

  /** @param {OwnTrace} found */
  function show(found) {
    setText(words, found.states.length ? verdict(found) : found.message);
    printed.hidden = !found.output;
    setText(printed, found.output);
    pictures = [];
    replaceAlike(grid, ...found.states.map((states) => row(found, states)));
    point(store.get());
  }

  /** @param {State} state */
  function point({ hover, step, unit }) {
    for (const { heatmap, tokens } of pictures) heatmap.point(hover?.step ?? step ?? tokens.length - 1, hover?.unit ?? unit);
  }

  /**
   * @param {OwnTrace} found
   * @param {Beside} states
   */
  function row(found, { name, yours, engine }) {
    const [mine, its] = [tensorOf(yours), tensorOf(engine)];
    const apart = { shape: mine.shape, data: mine.data.map((value, i) => value - (its.data[i] ?? 0)) };
    const limit = Math.max(1, niceCeiling(largest(its.data)));
    const most = niceCeiling(largest(apart.data) || 1e-12);
    return element(
      "section", { class: "figures", "data-state": name },
      picture(`Your ${name}`, mine, limit, found.tokens),
      picture(`The engine's ${name}`, its, limit, found.tokens),
      picture(`Difference of ${name}`, apart, most, found.tokens),
    );
  }

  /**
   * @param {string} title
   * @param {Tensor} tensor
   * @param {number} limit
   * @param {readonly string[]} tokens
   */
  function picture(title, tensor, limit, tokens) {
    const heatmap = createHeatmap(
      page.palettes,
      (step, unit, pinned) => store.set(pinned ? { step, unit, hover: null } : { hover: { step, unit } }),
      () => store.set({ hover: null }),
    );
    const [steps = 0, units = 0] = tensor.shape;
    heatmap.draw({
      tensor, tokens, limit, scale: "diverging", width: Math.max(220, grid.clientWidth / 3 - 24),
      order: Array.from({ length: units }, (_, unit) => unit),
      summary: `${title}: ${units} units over ${steps} steps, largest ${figure(largest(tensor.data))}.`,
    });
    pictures.push({ heatmap, tokens });
    const foot = createFoot();
    foot.show({ tensor, tokens, title, limit: figure(limit, limit < 1 ? 1 : 0) });
    const words = notFinite(tensor, tokens);
    return element("figure", { class: "heatmap" }, element("figcaption", {}, title), heatmap.root, foot.root, ...(words ? [element("p", { class: "note bad" }, words)] : []));
  }

  choice.addEventListener("change", () => {
    look(store, "step", choice.value);
    offer();
  });
  run.addEventListener("click", () => void trace());
  return {
    draw(state, before) {
      point(state);
      if (before && state.traces !== before.traces && ran) pause.run(() => void trace(), 300);
    },
    close: () => pause.stop(),
  };
}

/**
 * @param {Page} page
 * @param {State} state
 */
function leading(page, state) {
  return page.models.find(({ id }) => id === state.models[0])?.cell;
}

/**
 * The chosen network of this cell, or else one that reads the same alphabet.
 *
 * @param {Page} page
 * @param {State} state
 * @param {OwnCell} chosen
 */
function modelFor(page, state, chosen) {
  const fitting = page.models.filter(({ cell, layers }) => cell === chosen.cell && layers === 1);
  const alphabet = page.models.find(({ id }) => id === state.models[0])?.vocabulary.join();
  return fitting.find(({ id }) => state.models.includes(id))
    ?? fitting.find(({ vocabulary }) => vocabulary.join() === alphabet);
}

/** @param {OwnTrace} found */
function verdict({ cell, model, tokens, states }) {
  const wrong = states.filter(({ first_different_step: step }) => step !== null);
  if (!wrong.length) {
    const most = Math.max(...states.map(({ largest_difference: apart }) => apart ?? Infinity));
    return `Your ${cellName(cell)} step gives the engine's states of ${model}: the largest difference is ${figure(most)}, which is rounding.`;
  }
  return wrong.map(({ name, first_different_step: step, largest_difference: apart }) => (
    `Your ${part(name).title} ${name} differs from step ${(step ?? 0) + 1} on, “${visible(tokens[step ?? 0] ?? "")}”; by ${apart === null ? "NaN or infinity" : figure(apart)} at most.`
  )).join(" ");
}

/**
 * @param {readonly (readonly (number | null)[])[]} rows
 * @returns {Tensor}
 */
function tensorOf(rows) {
  const units = rows[0]?.length ?? 0;
  return { shape: [rows.length, units], data: Float32Array.from(rows.flat(), (value) => value ?? NaN) };
}
