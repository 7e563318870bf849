// What stands under a picture: the scale of its colours, and its numbers as a table.

import { element, setText } from "./element.js";
import { tensorTable } from "./table.js";

/**
 * @typedef {object} Numbers
 * @property {import("./safetensors.js").Tensor} tensor (steps, units)
 * @property {readonly string[]} tokens
 * @property {string} title
 * @property {string} limit at the end of a scale that is the same to both sides
 */

export function createFoot() {
  const [low, high] = [element("span"), element("span")];
  const legend = element("span", { class: "legend" }, low, element("span", { class: "legend-bar diverging" }), high);
  const table = element("details", { class: "figure-table" }, element("summary", {}, "Table"));
  /** @type {Numbers | null} */
  let shown = null;

  function fill() {
    table.querySelector(".scroll-x")?.remove();
    if (!table.open || !shown) return;
    const { tensor, tokens, title } = shown;
    table.append(tensorTable(tensor, tokens, { caption: title, label: `Table: ${title}` }));
  }
  table.addEventListener("toggle", fill);

  return {
    root: element("div", { class: "figure-foot" }, legend, table),
    /** @param {Numbers} numbers */
    show(numbers) {
      shown = numbers;
      setText(low, `−${numbers.limit}`);
      setText(high, numbers.limit);
      fill();
    },
  };
}
