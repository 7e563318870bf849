// The reader's own weights: sent as they are, and then a model like the others.

import { byId, element, setText } from "./element.js";
import { reads } from "./page.js";
import { readProblem } from "./traces.js";

/**
 * @typedef {import("./page.js").Page} Page
 * @typedef {import("./page.js").ModelFacts} ModelFacts
 * @typedef {import("./state.js").Store} Store
 */

/**
 * @param {Store} store
 * @param {Page} page
 */
export function listenToUpload(store, page) {
  const file = /** @type {HTMLInputElement} */ (byId("own-file"));
  const alphabet = /** @type {HTMLInputElement} */ (byId("own-alphabet"));
  const report = byId("own-report");
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (!chosen) return;
    setText(report, `Reading ${chosen.name} …`);
    const model = await upload(chosen, alphabet.value).catch((error) => String(error.message));
    file.value = "";
    if (typeof model === "string") {
      setText(report, model);
      return;
    }
    setText(report, model.report);
    add(model, store, page);
  });
}

/**
 * @param {File} file
 * @param {string} alphabet
 * @returns {Promise<ModelFacts & {report: string}>}
 */
async function upload(file, alphabet) {
  const query = alphabet ? `?${new URLSearchParams({ alphabet })}` : "";
  const response = await fetch(`/api/v1/models${query}`, {
    method: "POST",
    headers: { "content-type": "application/vnd.safetensors" },
    body: file,
  });
  if (!response.ok) throw await readProblem(response);
  return response.json();
}

/**
 * @param {ModelFacts} model
 * @param {Store} store
 * @param {Page} page
 */
function add(model, store, page) {
  page.models.push(model);
  const about = `Your own ${model.cell.toUpperCase()}, ${model.hidden} units`;
  const box = element("input", { type: "checkbox", name: "model", value: model.id, checked: true, "aria-label": about });
  const label = element("label", { title: about }, box, ` ${model.cell.toUpperCase()}`);
  ownKind().append(label);
  const alike = store.get().models.filter((id) => page.models.some((each) => (
    each.id === id && each.vocabulary.join() === model.vocabulary.join()
  )));
  const text = reads(store.get().text, model.vocabulary) ? store.get().text : model.sample;
  store.set({ models: [...alike, model.id], text });
}

function ownKind() {
  const there = document.querySelector('.kind[data-kind="own"]');
  if (there) return there;
  const made = element("div", { class: "kind", "data-kind": "own" }, element("span", {}, "Your own"));
  byId("model-choice").append(made);
  return made;
}
