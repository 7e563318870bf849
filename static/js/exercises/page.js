/** Finding and exchanging parts of the page. */

/**
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function required(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * Take sections of a page that the server rendered into this one. The live region stays the element
 * it is, so that its new words are read out.
 *
 * @param {string} html
 * @param {string[]} selectors
 */
export function swapSections(html, selectors) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const selector of selectors) {
    const fresh = page.querySelector(selector);
    if (!fresh) throw new Error(`the answer has no ${selector}`);
    const old = required(selector);
    const live = old.querySelector("[data-live]");
    const words = fresh.querySelector("[data-live]");
    if (live && words) {
      live.replaceChildren(...words.childNodes);
      words.replaceWith(live);
    }
    old.replaceWith(fresh);
  }
}
