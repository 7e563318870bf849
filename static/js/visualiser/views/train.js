// Training, live: loss, gradient norm and the states of a probe sequence while the weights change.

import { element } from "../element.js";
import { createFoot } from "../figure-foot.js";
import { createHeatmap } from "../heatmap.js";
import { seedsTable } from "../seeds-table.js";
import { createScreen } from "../training-screen.js";
import { settingsForm } from "../training-settings.js";
import { openTraining } from "../training-socket.js";

/** @typedef {import("../training-settings.js").Choices} Choices */

const SLOW_MS = 30;

/** @type {import("../views.js").OpenModule} */
export function open(container, context) {
  container.append(
    element("h2", {}, "Train live"),
    element("p", { class: "prose" }, "A small network learns a task from random weights, here and now. Whether it can depends on the cell, and as much on how it starts: try both. Up to 128 units and a lag of 200, for as many steps as you like; eight runs can go on at once, a ninth waits."),
  );
  let closed = false;
  /** @type {ReturnType<typeof createRun> | null} */
  let run = null;
  void fetch("/api/v1/trainings/choices").then((response) => response.json()).then((choices) => {
    if (!closed) run = createRun(container, choices, context);
  }).catch(() => container.append(element("p", {}, "The choices did not load. Open this view again to retry.")));
  return {
    draw() {},
    close() {
      closed = true;
      run?.close();
    },
  };
}

/**
 * @param {HTMLElement} container
 * @param {Choices} choices
 * @param {import("../views.js").Context} context
 */
function createRun(container, choices, { store, page }) {
  const form = settingsForm(choices, store.get(), (restart) => {
    store.set({ run: form.query(), seed: form.read().seed });
    if (restart) reset();
    else socket.change(form.read());
  });
  const play = element("button", { type: "button", class: "button primary" }, "Play");
  const once = element("button", { type: "button", class: "button" }, "One step");
  const again = element("button", { type: "button", class: "button" }, "Reset to the same weights");
  const speed = element("input", { type: "range", min: -5, max: 6, step: 1, value: 2 });
  const words = element("p", { role: "status" });
  const plots = element("div", { class: "lines" });
  const map = createHeatmap(page.palettes, () => {}, () => {});
  const mapTitle = element("figcaption");
  const foot = createFoot();
  const screen = createScreen({ words, plots, map, mapTitle, foot });
  container.append(
    form.root,
    element("p", { class: "actions" }, play, once, again, element("label", { class: "scrubber" }, "Slow", speed, "fast")),
    words,
    element("div", { class: "training-plots" }, plots, element("figure", { class: "heatmap" }, mapTitle, map.root, foot.root)),
    seedsTable(choices.seeds_solved, (wanted) => {
      form.choose(wanted);
      if (!playing) play.click();
    }),
  );
  let playing = false;
  let waiting = false;
  // Frames on their way that belong to the run before a reset.
  let stale = 0;
  // Single steps asked for while a frame was on its way.
  let owed = 0;
  let socket = connect();

  function connect() {
    stale = 0;
    const opened = openTraining({
      onFrame(frame) {
        if (stale > 0) {
          stale -= 1;
          return;
        }
        waiting = false;
        screen.add(frame);
        if (owed > 0) {
          owed -= 1;
          step();
        } else if (Number(speed.value) < 0) setTimeout(ask, SLOW_MS * 2 ** -Number(speed.value));
        else requestAnimationFrame(ask);
      },
      onProblem(title, detail) {
        if (opened !== socket) return;
        waiting = false;
        pause();
        screen.say(`${title}. ${detail}`);
      },
      onClose() {
        if (opened === socket) pause();
      },
    });
    opened.start(form.read());
    waiting = true;
    return opened;
  }

  function tell() {
    store.set({ deed: { name: "trained" } });
  }
  /** A run that was refused, or has ended, begins anew when one goes on. */
  function beThere() {
    if (socket.isOpen()) return;
    screen.clear();
    socket = connect();
  }
  function ask() {
    if (!playing || waiting) return;
    waiting = true;
    socket.steps(2 ** Math.max(0, Number(speed.value)));
  }
  function step() {
    waiting = true;
    socket.steps(1);
  }
  function pause() {
    playing = false;
    play.textContent = "Play";
  }
  function reset() {
    screen.clear();
    owed = 0;
    if (!socket.isOpen()) {
      socket = connect();
      return;
    }
    stale += waiting ? 1 : 0;
    socket.start(form.read());
    waiting = true;
  }
  play.addEventListener("click", () => {
    playing = !playing;
    play.textContent = playing ? "Pause" : "Play";
    beThere();
    ask();
  });
  once.addEventListener("click", () => {
    pause();
    beThere();
    if (waiting) owed += 1;
    else step();
  });
  again.addEventListener("click", reset);
  for (const button of [play, once]) button.addEventListener("click", tell);
  return { close: () => socket.close() };
}
