// Stretches of the bundled text as a table: what stood there, with its surroundings and a number.

import { element } from "./element.js";
import { figure, visible } from "./numbers.js";

/** @typedef {import("./analyses.js").Place} Place */

/**
 * @param {string} caption
 * @param {string} of whose places, so that two tables have two names
 * @param {{measure: string, places: readonly Place[]}} rows the number's name, and the places
 */
export function placesTable(caption, of, { measure, places }) {
  const rows = places.map((place) => element(
    "tr", {},
    element("td", { class: "number" }, figure(place.distance ?? place.share ?? place.value ?? NaN)),
    element("td", { class: "place" }, ...passage(place)),
  ));
  const heads = [measure, "in the text"].map((head) => element("th", { scope: "col" }, head));
  return element(
    "div", { class: "scroll-x", tabindex: 0, role: "region", "aria-label": `${of}: ${caption}` },
    element(
      "table", { class: "places" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, ...heads)),
      element("tbody", {}, ...rows),
    ),
  );
}

/** @param {Place} place */
function passage({ before, match, after }) {
  return [
    element("span", { class: "before" }, element("bdi", {}, shown(before))),
    element("mark", {}, shown(match)),
    element("span", {}, shown(after)),
  ];
}

/** @param {string} text */
function shown(text) {
  return [...text].map((symbol) => (symbol === " " ? "\u00a0" : visible(symbol))).join("");
}
