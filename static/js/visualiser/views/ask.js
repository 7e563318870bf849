// “Ask me about this”: a question from the picture, answered by its own numbers.

import { ask } from "../ask.js";
import { leadingTrace } from "../cursor.js";
import { element, setText } from "../element.js";
import { look, lookedAt } from "../look.js";

/**
 * @typedef {import("../ask.js").Question} Question
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 */

const TOLERANCE = 0.02;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store }) {
  const place = element("div", { class: "ask" });
  const tally = element("p", { class: "tag" });
  const next = element("button", { type: "button", class: "button" }, "Another question");
  container.append(
    element("h2", {}, "Ask me about this"),
    element("p", { class: "prose" }, "Each question is made from the numbers of your own sequence. The cursor goes to the place it is about; look before you answer."),
    place, element("p", { class: "actions" }, next), tally,
  );
  const score = { asked: 0, right: 0 };
  let number = Number(lookedAt(store, "question")) || 0;
  let about = "";

  function pose() {
    const state = store.get();
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []).filter(ready);
    const trace = traces[number % Math.max(1, traces.length)];
    if (!trace) return;
    about = state.text;
    const question = ask(trace, Math.min(state.layer, trace.layers - 1), state.seed, Math.floor(number / traces.length));
    look(store, "question", number ? String(number) : null);
    number += 1;
    store.set({ ...question.where, hover: null });
    place.replaceChildren(questionForm(question, (right) => {
      score.asked += 1;
      score.right += right ? 1 : 0;
      store.set({ deed: { name: "answered" } });
      setText(tally, `${score.right} of ${score.asked} right.`);
    }));
  }
  next.addEventListener("click", pose);
  return {
    draw(state) {
      const trace = leadingTrace(state);
      if (trace && ready(trace) && about !== state.text) pose();
    },
  };
}

/** @param {Trace} trace */
function ready(trace) {
  return trace.cell === "rnn" || [...trace.tensors.keys()].some((name) => name.includes("gates."));
}

/**
 * @param {Question} question
 * @param {(right: boolean) => void} onAnswer
 */
function questionForm(question, onAnswer) {
  const verdict = element("p", { role: "status" });
  const fields = question.options
    ? question.options.map((option) => element("label", { class: "check" }, element("input", { type: "radio", name: "answer", value: option, required: true }), ` ${option}`))
    : [element("label", {}, "Your answer ", element("input", { type: "text", name: "answer", inputmode: "decimal", required: true, autocomplete: "off", size: 8 }))];
  const form = element(
    "form", {},
    element("p", { class: "prose" }, question.prompt),
    element("p", { class: "actions" }, ...fields, element("button", { class: "button primary" }, "Answer")),
    verdict,
  );
  let answered = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = String(new FormData(form).get("answer"));
    const right = isRight(question.answer, given);
    setText(verdict, `${right ? "Right." : "No."} ${question.because}`);
    verdict.className = right ? "note good" : "note bad";
    if (!answered) onAnswer(right);
    answered = true;
  });
  return form;
}

/**
 * @param {string | number} answer
 * @param {string} given
 */
function isRight(answer, given) {
  if (typeof answer === "string") return answer === given;
  const value = Number(given.trim().replace(",", ".").replace("−", "-"));
  return Math.abs(value - answer) <= TOLERANCE;
}
