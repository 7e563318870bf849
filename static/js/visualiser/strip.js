// The sequence as text: a token a cell, with its surprise below it; and what colours it behind.

import { cssColour, inkOn } from "./palette.js";
import { visible } from "./numbers.js";
import { element, setText } from "./element.js";

/**
 * @typedef {import("./palette.js").Palettes} Palettes
 * @typedef {import("./palette.js").Scale} Scale
 */

const MOST_BITS = 10;

/**
 * @typedef {object} Background
 * @property {readonly number[] | Float32Array} values one a token
 * @property {Scale} scale
 * @property {number} limit
 */

/**
 * @param {HTMLElement} container
 * @param {Palettes} palettes
 * @param {(step: number, pinned: boolean) => void} onPoint
 * @param {() => void} onLeave
 */
export function createStrip(container, palettes, onPoint, onLeave) {
  const point = (/** @type {Event} */ event, /** @type {boolean} */ pinned) => {
    const token = event.target instanceof Element ? event.target.closest(".token") : null;
    const step = token ? [...container.children].indexOf(token) : -1;
    if (step >= 0) onPoint(step, pinned);
  };
  container.addEventListener("pointerover", (event) => point(event, false));
  container.addEventListener("click", (event) => point(event, true));
  container.addEventListener("pointerleave", onLeave);

  return {
    /**
     * @param {readonly string[]} tokens
     * @param {Float32Array | undefined} surprise bits, NaN for the first
     * @param {Background | null} background
     */
    draw(tokens, surprise, background) {
      while (container.children.length > tokens.length) container.lastElementChild?.remove();
      while (container.children.length < tokens.length) container.append(emptyToken());
      tokens.forEach((token, t) => {
        const cell = /** @type {HTMLElement} */ (container.children[t]);
        setText(/** @type {Element} */ (cell.firstElementChild), visible(token));
        cell.classList.toggle("blank", token === " ");
        const bits = surprise?.[t] ?? NaN;
        const share = Number.isNaN(bits) ? 0 : Math.min(1, bits / MOST_BITS);
        const bar = /** @type {HTMLElement} */ (cell.lastElementChild);
        bar.style.transform = `scaleY(${share.toFixed(3)})`;
        cell.title = Number.isNaN(bits) ? "" : `surprise ${bits.toFixed(2)} bits`;
        paint(cell, palettes, background, t);
      });
    },
    /** @param {number} step */
    point(step) {
      container.querySelector(".token.current")?.classList.remove("current");
      container.children[step]?.classList.add("current");
    },
  };
}

function emptyToken() {
  return element("span", { class: "token" }, element("span", { class: "letter" }), element("span", { class: "surprise" }));
}

/**
 * @param {HTMLElement} cell
 * @param {Palettes} palettes
 * @param {Background | null} background
 * @param {number} t
 */
function paint(cell, palettes, background, t) {
  const value = background?.values[t] ?? 0;
  const colours = background
    ? [cssColour(palettes, background.scale, value, background.limit), inkOn(palettes, background.scale, value, background.limit)]
    : ["", ""];
  cell.style.backgroundColor = colours[0] ?? "";
  cell.style.color = colours[1] ?? "";
}
