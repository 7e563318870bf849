// What the server put on the page for the scripts: models, colours, defaults, limits.

import { byId } from "./element.js";
import { readPalettes } from "./palette.js";

/**
 * @typedef {object} ModelFacts
 * @property {string} id
 * @property {import("./traces.js").Cell} cell
 * @property {number} hidden
 * @property {number} layers
 * @property {readonly string[]} vocabulary
 */

/**
 * @typedef {object} Page
 * @property {ModelFacts[]} models
 * @property {import("./palette.js").Palettes} palettes
 * @property {{text: string, models: readonly string[]}} defaults
 * @property {{symbols: number}} limits
 */

/**
 * @param {string} id of the element with the JSON
 * @returns {Page}
 */
export function readPage(id) {
  const data = JSON.parse(byId(id).textContent ?? "{}");
  return { ...data, palettes: readPalettes(data.palettes) };
}

/**
 * The text as a model reads it: a capital that it has no symbol for becomes a small letter.
 *
 * @param {string} text
 * @param {readonly string[]} vocabulary
 */
export function fold(text, vocabulary) {
  const known = new Set(vocabulary);
  return [...text].map((symbol) => {
    const small = symbol.toLowerCase();
    return !known.has(symbol) && known.has(small) ? small : symbol;
  }).join("");
}
