/** An exercise's page: the editor, the draft, and verdicts that come in case by case. */
import { keepDraft, localDraft } from "./draft.js";
import { submitAndWatch } from "./submission.js";
import { required, swapSections } from "./page.js";

const form = /** @type {HTMLFormElement} */ (required("#work"));
const area = /** @type {HTMLTextAreaElement} */ (required("#source"));
const slug = form.dataset.slug ?? "";

/** @param {SubmitEvent} event */
async function onSubmit(event) {
  const button = event.submitter;
  event.preventDefault();
  if (button instanceof HTMLButtonElement && button.hasAttribute("formaction")) {
    await run(button.formAction);
  } else {
    await submitAndWatch(slug, area.value);
  }
}

/** @param {string} address */
async function run(address) {
  required("[data-live]").textContent = "Running …";
  const text = form.querySelector("#text");
  const body = new URLSearchParams({
    source: area.value,
    arguments: /** @type {HTMLTextAreaElement} */ (required("#arguments")).value,
    text: text instanceof HTMLInputElement ? text.value : "",
  });
  const response = await fetch(address, { method: "POST", body });
  swapSections(await response.text(), ["#verdict"]);
}

/** @param {string} text */
function onChange(text) {
  area.value = text;
  keepDraft(slug, text, required("[data-draft]"));
}

/** @param {import("../editor/editor.js").Editor} editor */
function offerReset(editor) {
  const button = /** @type {HTMLButtonElement} */ (required("[data-reset]"));
  const starter = /** @type {HTMLTemplateElement} */ (required("#starter")).content.textContent ?? "";
  let before = "";
  button.hidden = false;
  button.addEventListener("click", () => {
    const undo = button.textContent === "Undo the reset";
    if (!undo) before = editor.text();
    editor.replace(undo ? before : starter);
    button.textContent = undo ? "Reset" : "Undo the reset";
  });
}

async function openEditor() {
  const { createEditor } = /** @type {typeof import("../editor/editor.js")} */ (
    await import(form.dataset.editor ?? "")
  );
  const host = document.createElement("div");
  host.className = "editor";
  area.before(host);
  const editor = createEditor({
    host,
    text: area.value,
    label: "Your solution, in Python",
    onChange,
    onSubmit: () => form.requestSubmit(),
  });
  area.hidden = true;
  area.required = false;
  required("[data-script-only]").hidden = false;
  offerReset(editor);
}

const kept = localDraft(slug);
if (kept !== null && !location.pathname.includes("/submissions/")) area.value = kept;
form.addEventListener("submit", (event) => void onSubmit(event));
area.addEventListener("input", () => onChange(area.value));
area.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
openEditor().catch(() => {
  // Without the bundle the plain text area does as well.
  area.hidden = false;
});
