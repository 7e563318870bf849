// How much each input moved one output: the text itself, coloured; and every input every output.

import { element, replaceAlike, setText } from "../element.js";
import { remember } from "../look.js";
import { createInfluenceMaps } from "../influence-maps.js";
import { figure, visible } from "../numbers.js";
import { largest, niceCeiling } from "../palette.js";
import { cellName } from "../panels.js";
import { createStrip } from "../strip.js";
import { leadingTrace } from "../cursor.js";

/**
 * @typedef {import("../state.js").State} State
 * @typedef {import("../strip.js").Background} Background
 * @typedef {import("../traces.js").Trace} Trace
 */

/** @type {Readonly<Record<string, {title: string, says: string}>>} */
const METHODS = {
  gradient: { title: "Gradient × input", says: "the exact slope ∂y/∂x at each input, along that input" },
  norm: { title: "Size of the gradient", says: "‖∂y/∂x‖, whichever symbol had stood there" },
  integrated: { title: "Integrated gradients", says: "the slope averaged on the way from no input to this one; the sum is the output's change" },
  occlusion: { title: "Occlusion", says: "the output minus the output without that input" },
};

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const choice = element("select", { "aria-label": "Method" }, ...Object.entries(METHODS).map(([name, { title }]) => new Option(title, name)));
  remember(store, { method: choice });
  let method = choice.value;
  const says = element("span", { class: "tag" });
  const symbol = element("select", { "aria-label": "Symbol of the output" });
  const target = element("input", { type: "range", min: 1, max: 1, step: 1 });
  const targetValue = element("output");
  const rows = element("div", { class: "influence-rows" });
  const maps = createInfluenceMaps(store, page.palettes);
  container.append(
    element("h2", {}, "Influence of every input on one output"),
    element("p", { class: "prose" }, "Choose the step whose output is asked about. Orange pushed the output up, blue held it down."),
    element(
      "div", { class: "scrubbers" },
      element("label", { class: "scrubber" }, "Output after step", target, targetValue),
      element("label", {}, "for", symbol),
      element("label", {}, "Method", choice), says,
    ),
    rows, maps.root,
  );
  symbol.addEventListener("change", () => store.set({ symbol: symbol.value || null }));
  choice.addEventListener("change", () => {
    method = choice.value;
    redraw(store.get());
  });
  target.addEventListener("input", () => {
    const last = Number(target.value) === Number(target.max);
    store.set({ target: last ? null : Number(target.value) - 1 });
  });

  /** @param {State} state */
  function redraw(state) {
    const first = leadingTrace(state);
    if (!first?.tensors.has("influence.gradient")) return;
    const step = Math.min(state.target ?? first.tokens.length - 1, first.tokens.length - 1);
    target.max = String(first.tokens.length);
    target.value = String(step + 1);
    setText(targetValue, `${step + 1} “${visible(first.tokens[step] ?? "")}”`);
    setText(says, METHODS[method]?.says ?? "");
    offer(symbol, first.vocabulary, state.symbol);
    const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
    replaceAlike(rows, ...traces.map((trace) => row(trace, method, step, page.palettes)));
  }

  return {
    draw(state, before) {
      if (!before || state.traces !== before.traces) redraw(state);
      maps.draw(state, before);
    },
    close: maps.close,
    background: (state) => {
      const trace = leadingTrace(state);
      return trace ? backgroundOf(trace, method) : null;
    },
  };
}

/**
 * Lets a reader choose whose output is asked about.
 *
 * @param {HTMLSelectElement} select
 * @param {readonly string[]} vocabulary
 * @param {string | null} chosen
 */
function offer(select, vocabulary, chosen) {
  const symbols = vocabulary.join("\u0000");
  if (select.dataset["symbols"] !== symbols) {
    select.dataset["symbols"] = symbols;
    select.replaceChildren(new Option("the likeliest symbol", ""), ...vocabulary.map((each) => new Option(visible(each), each)));
  }
  select.value = chosen !== null && vocabulary.includes(chosen) ? chosen : "";
}

/**
 * @param {Trace} trace
 * @param {string} method
 * @returns {Background | null}
 */
function backgroundOf(trace, method) {
  const values = trace.tensors.get(`influence.${method}`)?.data;
  if (!values) return null;
  const top = largest(values);
  return { values, scale: method === "norm" ? "sequential" : "diverging", limit: top > 0 ? top : niceCeiling(0) };
}

/**
 * @param {Trace} trace
 * @param {string} method
 * @param {number} step
 * @param {import("../palette.js").Palettes} palettes
 */
function row(trace, method, step, palettes) {
  const background = backgroundOf(trace, method);
  const tokens = element("div", { class: "tokens roomy", "aria-hidden": "true" });
  if (background) {
    const strip = createStrip(tokens, palettes, () => {}, () => {});
    strip.draw(trace.tokens, undefined, background);
    strip.point(step);
  }
  const symbol = trace.facts["target"]?.symbol ?? "";
  const title = element("h3", {}, `${cellName(trace.cell)}: output for “${visible(symbol)}”`);
  const caption = element("p", { class: "tag" }, `Full colour is ${figure(background?.limit ?? 0)}. ${strongest(trace, background)}`);
  return element("section", {}, title, tokens, caption, tableOf(trace));
}

/**
 * @param {Trace} trace
 * @param {Background | null} background
 */
function strongest(trace, background) {
  if (!background) return "";
  const values = [...background.values];
  const order = values.map((_, t) => t).sort((a, b) => Math.abs(values[b] ?? 0) - Math.abs(values[a] ?? 0));
  const named = order.slice(0, 3).map((t) => `“${visible(trace.tokens[t] ?? "")}” at step ${t + 1} (${figure(values[t] ?? 0)})`);
  return `Strongest: ${named.join(", ")}.`;
}

/** @param {Trace} trace */
function tableOf(trace) {
  const names = Object.keys(METHODS);
  const details = element("details", {}, element("summary", {}, "Table"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.children.length > 1) return;
    const heads = ["step", ...names.map((name) => METHODS[name]?.title ?? name)];
    const lines = trace.tokens.map((token, t) => element(
      "tr", {},
      element("th", { scope: "row" }, `${t + 1} ${visible(token)}`),
      ...names.map((name) => element("td", { class: "number" }, figure(trace.tensors.get(`influence.${name}`)?.data[t] ?? NaN))),
    ));
    details.append(element(
      "div", { class: "scroll-x tall", tabindex: 0, role: "region", "aria-label": `Influence as a table, ${trace.model}` },
      element(
        "table", {},
        element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col" }, head)))),
        element("tbody", {}, ...lines),
      ),
    ));
  });
  return details;
}
