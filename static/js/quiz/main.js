/**
 * Makes the quiz quick: forms are sent and pages swapped without a reload, and keys choose.
 *
 * Every form and link works without this script; it only saves the blink between two pages.
 */
import { chooseByNumber, isTyping, pressEnter } from "./keyboard.js";
import { prepareRecorder } from "./recorder.js";

const PART = "quiz";

/** @returns {HTMLElement} The part of the page that changes from step to step. */
const part = () => /** @type {HTMLElement} */ (document.getElementById(PART));

/**
 * Put a fetched page in the place of this one.
 * @param {string} html
 * @param {string} address
 * @returns {boolean} False when the page is none of a quiz.
 */
function swap(html, address) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const content = next.getElementById(PART);
  if (!content) return false;
  part().replaceWith(document.adoptNode(content));
  document.title = next.title;
  if (address !== location.href) history.pushState(null, "", address);
  prepare();
  scrollTo(0, 0);
  const heading = part().querySelector("[data-focus], h1");
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  return true;
}

/**
 * @param {SubmitEvent} event
 */
async function send(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "true";
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
    const response = await fetch(address, { method: "POST", body });
    if (!swap(await response.text(), response.url)) location.assign(response.url);
  } catch {
    tellOffline(form);
  } finally {
    delete form.dataset.sending;
  }
}

/** @param {HTMLFormElement} form */
function tellOffline(form) {
  const note = form.querySelector(".offline") ?? document.createElement("p");
  note.className = "note bad offline";
  note.setAttribute("role", "alert");
  note.textContent = "The server can't be reached. What you entered is still here; try again.";
  form.prepend(note);
}

/** @param {MouseEvent} event */
async function follow(event) {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const link = event.target instanceof Element ? event.target.closest("a[data-next]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  try {
    const response = await fetch(link.href);
    if (!swap(await response.text(), response.url)) location.assign(link.href);
  } catch {
    location.assign(link.href);
  }
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.key >= "1" && event.key <= "9" && !isTyping(event.target)) {
    if (chooseByNumber(part(), Number(event.key))) event.preventDefault();
  } else if (event.key === "Enter" && pressEnter(part(), event.target)) {
    event.preventDefault();
  }
}

/** Show what only makes sense with this script. */
function prepare() {
  for (const each of part().querySelectorAll("[data-keys]")) each.removeAttribute("hidden");
  prepareRecorder(part());
}

document.addEventListener("submit", (event) => {
  if (event.target instanceof Node && part().contains(event.target)) void send(event);
});
document.addEventListener("click", (event) => void follow(event));
document.addEventListener("keydown", press);
addEventListener("popstate", () => location.reload());
prepare();
