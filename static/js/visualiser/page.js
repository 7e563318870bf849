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
 * @property {string} kind of text that it reads
 * @property {string} sample a sequence that it can read
 */

/**
 * What the address leaves out.
 *
 * @typedef {object} Defaults
 * @property {readonly string[]} models
 * @property {(models: readonly string[]) => string} textFor a sequence that these models can read
 */

/**
 * @typedef {object} Page
 * @property {ModelFacts[]} models
 * @property {import("./palette.js").Palettes} palettes
 * @property {Defaults} defaults
 * @property {{symbols: number}} limits
 */

/**
 * @param {string} id of the element with the JSON
 * @returns {Page}
 */
export function readPage(id) {
  const data = JSON.parse(byId(id).textContent ?? "{}");
  const textFor = (/** @type {readonly string[]} */ models) => sampleFor(data.models, models);
  return { ...data, palettes: readPalettes(data.palettes), defaults: { ...data.defaults, textFor } };
}

/**
 * @param {readonly ModelFacts[]} known
 * @param {readonly string[]} models
 */
function sampleFor(known, models) {
  const first = known.find(({ id }) => models.includes(id)) ?? known[0];
  return first?.sample ?? "";
}

/**
 * Whether a model has a symbol for everything in a text.
 *
 * @param {string} text
 * @param {readonly string[]} vocabulary
 */
export function reads(text, vocabulary) {
  const known = new Set(vocabulary);
  return [...fold(text, vocabulary)].every((symbol) => known.has(symbol));
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
