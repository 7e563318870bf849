// The closer looks below the states: each is a module of its own, loaded when it is first opened.

import { element } from "./element.js";

/**
 * @typedef {import("./page.js").Page} Page
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Store} Store
 * @typedef {import("./state.js").View} View
 * @typedef {import("./strip.js").Background} Background
 */

/**
 * @typedef {object} Context
 * @property {Store} store
 * @property {Page} page
 * @property {{sync: (state: State) => void}} loader
 */

/**
 * @typedef {object} OpenView
 * @property {(state: State, before: State | null) => void} draw `before` is null on the first draw
 * @property {(state: State) => Background | null} [background] what colours the tokens
 * @property {() => void} [close]
 */

/** @typedef {(container: HTMLElement, context: Context) => OpenView} OpenModule */

/**
 * @param {HTMLElement} container
 * @param {Context} context
 */
export function createViews(container, context) {
  /** @type {View} */
  let shown = "";
  /** @type {OpenView | null} */
  let open = null;
  const links = [...document.querySelectorAll("a[data-view]")].map((link) => /** @type {HTMLAnchorElement} */ (link));
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const view = /** @type {View} */ (link.dataset["view"] ?? "");
      context.store.set({ view: context.store.get().view === view ? "" : view });
    });
  }

  /** @param {State} state */
  async function show(state) {
    shown = state.view;
    open?.close?.();
    open = null;
    container.replaceChildren();
    for (const link of links) mark(link, link.dataset["view"] === shown);
    if (!shown) return;
    const name = shown;
    const module = await import(`./views/${name}.js`).catch(() => null);
    if (shown !== name) return;
    if (!module) container.append(element("p", {}, "This view did not load. Reload the page to try again."));
    else open = module.open(container, context);
    open?.draw(context.store.get(), null);
    context.store.set({});
  }

  return {
    /**
     * @param {State} state
     * @param {State} before
     */
    draw(state, before) {
      if (state.view !== shown) void show(state);
      else open?.draw(state, before);
    },
    /**
     * @param {State} state
     * @returns {Background | null}
     */
    background(state) {
      return state.view === shown ? open?.background?.(state) ?? null : null;
    },
  };
}

/**
 * @param {HTMLAnchorElement} link
 * @param {boolean} current
 */
function mark(link, current) {
  if (current) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
