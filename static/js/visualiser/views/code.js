// Export: pictures, numbers, and programs that reproduce them.

import { copied } from "../clipboard.js";
import { csv, json, pngPicture, save, svgPicture } from "../download.js";
import { element, replaceAlike, setText } from "../element.js";
import { cellName, limitOf, stateParts } from "../panels.js";
import { numpyProgram, torchProgram } from "../program.js";

/**
 * @typedef {import("../panels.js").Part} Part
 * @typedef {import("../state.js").State} State
 * @typedef {import("../traces.js").Trace} Trace
 * @typedef {import("../page.js").Page} Page
 */

const CELL_PX = 10;

/** @type {import("../views.js").OpenModule} */
export function open(container, { store, page }) {
  const address = addressLine();
  const models = element("div", { class: "figures" });
  container.append(
    element("h2", {}, "Export"),
    element("p", { class: "prose" }, "Everything on this page comes from the API, and the address of this page is the picture: send it, and others see what you see."),
    address,
    models,
  );
  for (const part of [address, models]) {
    part.addEventListener("click", (event) => {
      const taken = event.target instanceof Element && event.target.closest("button, a[download], summary");
      if (taken) store.set({ deed: { name: "exported" } });
    });
  }
  return {
    draw(state, before) {
      if (before && state.traces === before.traces && state.layer === before.layer) return;
      const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
      replaceAlike(models, ...traces.map((trace) => exportsOf(trace, store.get(), page)));
    },
  };
}

function addressLine() {
  const said = element("span", { class: "tag", role: "status" });
  const button = element("button", { type: "button", class: "button" }, "Copy the address");
  const frame = element("button", { type: "button", class: "button" }, "Copy as iframe");
  const bare = element("button", { type: "button", class: "button" }, "Copy as iframe without controls");
  const copy = async (/** @type {string} */ text) => setText(said, await copied(text));
  button.addEventListener("click", () => void copy(location.href));
  frame.addEventListener("click", () => void copy(iframe("")));
  bare.addEventListener("click", () => void copy(iframe("0")));
  return element("p", { class: "actions" }, button, frame, bare, said);
}

/** @param {string} controls "0" leaves the pictures alone */
function iframe(controls) {
  const query = new URLSearchParams(location.search);
  if (controls) query.set("controls", controls);
  if (controls && query.get("view") === "code") query.delete("view");
  const address = `${location.origin}/embed/visualiser?${query}`;
  return `<iframe src="${address.replaceAll("&", "&amp;")}" width="100%" height="640" title="States of a recurrent network"></iframe>`;
}

/**
 * @param {Trace} trace
 * @param {State} state
 * @param {Page} page
 */
function exportsOf(trace, state, page) {
  const layer = Math.min(state.layer, trace.layers - 1);
  const buttons = stateParts(trace.cell).flatMap((part) => partButtons(trace, part, layer, page));
  const whole = fileButton("All as JSON", () => save(`${trace.model}.json`, new Blob([json(trace)], { type: "application/json" })));
  return element(
    "section", {},
    element("h3", {}, `${cellName(trace.cell)}, ${trace.model}`),
    element("p", { class: "actions" }, ...buttons, whole),
    element("p", {}, element("a", { href: `/api/v1/models/${trace.model}/weights`, download: `${trace.model}.safetensors` }, "Weights, PyTorch's names (safetensors)")),
    program("PyTorch", torchProgram(trace)),
    program("NumPy", numpyProgram(trace)),
  );
}

/**
 * @param {Trace} trace
 * @param {Part} part
 * @param {number} layer
 * @param {Page} page
 */
function partButtons(trace, part, layer, page) {
  const name = `layers.${layer}.${part.name}`;
  const file = `${trace.model}-${part.symbol}`;
  const canvas = () => /** @type {HTMLCanvasElement | null} */ (
    document.querySelector(`#states [data-model="${CSS.escape(trace.model)}"][data-part="${part.name}"] canvas`)
  );
  return [
    fileButton(`${part.symbol} as PNG`, async () => {
      const drawn = canvas();
      const blob = drawn && await pngPicture(drawn, CELL_PX);
      if (blob) save(`${file}.png`, blob);
    }),
    fileButton(`${part.symbol} as SVG`, () => {
      const picture = svgPicture(trace, { name, limit: limitOf(trace, layer, part), cell: CELL_PX }, page.palettes);
      save(`${file}.svg`, new Blob([picture], { type: "image/svg+xml" }));
    }),
    fileButton(`${part.symbol} as CSV`, () => save(`${file}.csv`, new Blob([csv(trace, name)], { type: "text/csv" }))),
  ];
}

/**
 * @param {string} label
 * @param {() => void} onClick
 */
function fileButton(label, onClick) {
  const button = element("button", { type: "button", class: "button" }, label);
  button.addEventListener("click", onClick);
  return button;
}

/**
 * @param {string} name
 * @param {string} text
 */
function program(name, text) {
  const code = element("code", { "data-program": name.toLowerCase() }, text);
  return element("details", {}, element("summary", {}, `${name} program`), element("pre", { tabindex: 0 }, code));
}
