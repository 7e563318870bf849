/** What keys do in a quiz: a digit chooses, Enter answers and goes on. */

/**
 * @param {EventTarget | null} target
 * @returns {boolean} Whether a digit belongs into the field that has the focus.
 */
export function isTyping(target) {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["radio", "checkbox"].includes(target.type);
}

/**
 * Choose, or of several unchoose, the option with this number.
 * @param {HTMLElement} quiz
 * @param {number} number From 1.
 * @returns {boolean} Whether there is such an option.
 */
export function chooseByNumber(quiz, number) {
  const options = quiz.querySelectorAll("[data-option]");
  const option = options[number - 1];
  if (!(option instanceof HTMLInputElement)) return false;
  option.checked = option.type === "radio" || !option.checked;
  option.focus();
  option.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

/**
 * Do what Enter stands for, unless the focused element has its own use for it.
 * @param {HTMLElement} quiz
 * @param {EventTarget | null} target
 * @returns {boolean} Whether something was done.
 */
export function pressEnter(quiz, target) {
  if (target instanceof HTMLElement && target.closest("a, button, textarea, select, summary")) return false;
  const form = quiz.querySelector("form[data-answer]");
  if (form instanceof HTMLFormElement) {
    form.requestSubmit();
    return true;
  }
  const next = quiz.querySelector("a[data-next]");
  if (next instanceof HTMLAnchorElement) next.click();
  return next !== null;
}
