// Makes DOM elements in one expression.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes] a `true` is written without value, a `false` or null not at all
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | null | undefined>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/**
 * @param {Element} made
 * @param {Record<string, string | number | boolean | null | undefined>} attributes
 */
function setAttributes(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, String(value));
    }
  }
}

/**
 * The element with an id; it must be there.
 *
 * @param {string} id
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}

/**
 * Sets text only where it changed, so that nothing is laid out again in vain.
 *
 * @param {Element} where
 * @param {string} text
 */
export function setText(where, text) {
  if (where.textContent !== text) where.textContent = text;
}

const FOCUSABLE = "button, input, select, summary, a[href], [tabindex]";

/**
 * Puts new children in the place of old ones of the same build; what was open stays open, and the
 * focus stays where it was.
 *
 * @param {HTMLElement} container
 * @param {...(Node | string)} children
 */
export function replaceAlike(container, ...children) {
  const opened = [...container.querySelectorAll("details")].map((details) => details.open);
  const focused = [...container.querySelectorAll(FOCUSABLE)].findIndex((each) => each === document.activeElement);
  container.replaceChildren(...children);
  container.querySelectorAll("details").forEach((details, k) => { details.open = opened[k] ?? false; });
  const target = focused < 0 ? null : container.querySelectorAll(FOCUSABLE)[focused];
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
