// Where the gradient dies: its size at each step before the loss, for three cells on one text.

import { element, replaceAlike, setText } from "../element.js";
import { figure } from "../numbers.js";
import { cellName } from "../panels.js";
import { fold } from "../page.js";
import { legend, linePlot, plotTable } from "../plot.js";
import { Latest, fetchTrace } from "../traces.js";

/**
 * @typedef {import("../page.js").Page} Page
 * @typedef {import("../page.js").ModelFacts} ModelFacts
 * @typedef {import("../plot.js").Series} Series
 * @typedef {import("../safetensors.js").Tensor} Tensor
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 */

/** @type {Readonly<Record<import("../traces.js").Cell, string>>} */
const COLOUR = { rnn: "series-2", lstm: "series-1", gru: "series-3" };

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const latest = new Latest();
  const radius = slider(0.1, 2.5, 0.05, 1);
  const bias = slider(-3, 8, 0.25, 1);
  const change = element("input", { type: "checkbox" });
  const figures = element("div", { class: "flow" });
  const words = element("p", { class: "prose", role: "status" });
  container.append(
    element("h2", {}, "Gradient flow"),
    element("p", { class: "prose" }, "The loss looks at the last output only. How large is its gradient at each earlier state? A straight line on this logarithmic axis is exponential decay: the vanishing gradient."),
    element(
      "div", { class: "scrubbers" },
      element("label", { class: "check" }, change, " Change the weights"),
      element("label", { class: "scrubber" }, "Spectral radius of W", radius.input, radius.value),
      element("label", { class: "scrubber" }, "Forget bias", bias.input, bias.value),
    ),
    words, figures,
  );
  let asked = "";

  /** @param {State} state */
  async function load(state) {
    const models = comparable(page, state);
    const key = JSON.stringify([state.text, models, change.checked, radius.input.value, bias.input.value]);
    if (key === asked || !state.text) return;
    asked = key;
    const traces = await latest.run((signal) => Promise.all(models.map((model) => fetchTrace({
      model: model.id,
      text: fold(state.text, model.vocabulary),
      parts: ["gates", "gradients"],
      target: "last",
      what_if: change.checked ? whatIf(model, Number(radius.input.value), Number(bias.input.value)) : undefined,
    }, signal)))).catch((error) => {
      setText(words, error.message);
      return null;
    });
    if (traces) show(traces, state);
  }

  /**
   * @param {readonly Trace[]} traces
   * @param {State} state
   */
  function show(traces, state) {
    const layer = state.layer;
    const series = traces.flatMap((trace) => seriesOf(trace, Math.min(layer, trace.layers - 1)));
    setText(words, traces.map((trace) => verdict(trace, layer)).join(" "));
    const width = Math.max(300, Math.min(900, figures.clientWidth || 600));
    const input = {
      series, width, height: 340, logarithmic: true,
      xLabel: "steps before the loss", yLabel: "size of the gradient",
      summary: words.textContent ?? "",
    };
    replaceAlike(figures, 
      element("figure", {}, linePlot(input), legend(series)),
      element("details", {}, element("summary", {}, "Table"), plotTable(input)),
    );
  }

  for (const { input } of [radius, bias]) {
    input.addEventListener("input", () => {
      change.checked = true;
      void load(store.get());
    });
  }
  change.addEventListener("change", () => void load(store.get()));

  return {
    draw(state) {
      for (const each of [radius, bias]) setText(each.value, Number(each.input.value).toFixed(2));
      void load(state);
    },
  };
}

/**
 * @param {number} min
 * @param {number} max
 * @param {number} step
 * @param {number} value
 */
function slider(min, max, step, value) {
  return { input: element("input", { type: "range", min, max, step, value }), value: element("output") };
}

/**
 * One model of each cell with the same alphabet, the chosen ones first.
 *
 * @param {Page} page
 * @param {State} state
 * @returns {ModelFacts[]}
 */
function comparable(page, state) {
  const chosen = page.models.filter(({ id }) => state.models.includes(id));
  const alphabet = chosen[0]?.vocabulary.join("");
  const alike = page.models.filter(({ vocabulary }) => vocabulary.join("") === alphabet);
  const found = new Map([...alike].reverse().map((model) => [model.cell, model]));
  for (const model of [...chosen].reverse()) found.set(model.cell, model);
  return [...found.values()].sort((a, b) => "rnn lstm gru".indexOf(a.cell) - "rnn lstm gru".indexOf(b.cell));
}

/**
 * @param {ModelFacts} model
 * @param {number} spectralRadius
 * @param {number} forgetBias
 */
function whatIf({ cell }, spectralRadius, forgetBias) {
  return { spectral_radius: spectralRadius, ...(cell === "lstm" ? { forget_bias: forgetBias } : {}) };
}

/**
 * @param {Trace} trace
 * @param {number} layer
 * @returns {Series[]}
 */
function seriesOf(trace, layer) {
  const name = cellName(trace.cell);
  const colour = COLOUR[trace.cell];
  const dh = trace.tensors.get(`gradients.layers.${layer}.h`);
  const dc = trace.tensors.get(`gradients.layers.${layer}.c`);
  const forget = trace.tensors.get(`layers.${layer}.gates.f`);
  return [
    ...(dh ? [{ name: `${name} ‖∂L/∂h‖`, values: norms(dh), style: colour }] : []),
    ...(dc ? [{ name: `${name} ‖∂L/∂c‖`, values: norms(dc), style: `${colour} dashed` }] : []),
    ...(forget && dc ? [{ name: "product of forget gates, mean unit", values: retention(forget), style: `${colour} dotted` }] : []),
  ];
}

/**
 * Length of each step's vector, the last step first.
 *
 * @param {Tensor} tensor
 */
function norms({ shape: [steps = 0, units = 0], data }) {
  return Array.from({ length: steps }, (_, back) => {
    const from = (steps - 1 - back) * units;
    return Math.hypot(...data.subarray(from, from + units));
  });
}

/**
 * Mean over units of the product of forget gates from a step to the last, the last step first.
 *
 * @param {Tensor} forget
 */
function retention({ shape: [steps = 0, units = 0], data }) {
  const kept = new Float64Array(units).fill(1);
  return Array.from({ length: steps }, (_, back) => {
    const mean = kept.reduce((sum, value) => sum + value, 0) / units;
    const from = (steps - 1 - back) * units;
    for (let k = 0; k < units; k++) kept[k] = (kept[k] ?? 0) * (data[from + k] ?? 0);
    return mean;
  });
}

/**
 * @param {Trace} trace
 * @param {number} layer
 */
function verdict(trace, layer) {
  const dh = trace.tensors.get(`gradients.layers.${Math.min(layer, trace.layers - 1)}.h`);
  if (!dh) return "";
  const values = norms(dh);
  const [last = 0, first = 0] = [values[0], values[values.length - 1]];
  return `${cellName(trace.cell)}: ‖∂L/∂h‖ is ${figure(last)} at the last step and ${figure(first)} at the first, ${values.length - 1} steps before.`;
}
