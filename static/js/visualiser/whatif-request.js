// What a state changes in the model, in the API's words.

/**
 * @typedef {import("./state.js").WhatIf} WhatIf
 * @typedef {import("./traces.js").Cell} Cell
 */

/** @param {WhatIf} whatIf */
export function hasWhatIf({ hold, silence, edits, initial, forgetBias, radius }) {
  return hold.length + silence.length + edits.length + initial.length > 0 || forgetBias !== null || radius !== null;
}

/** @type {Readonly<Record<Cell, string>>} */
const HOLDABLE = { rnn: "", lstm: "ifgo", gru: "rzn" };

/**
 * @param {WhatIf} whatIf
 * @param {number} layer
 * @param {{id: string, cell: Cell, hidden: number}} model
 */
export function whatIfRequest({ hold, silence, edits, initial, forgetBias, radius }, layer, model) {
  const gates = HOLDABLE[model.cell];
  const own = edits.filter((edit) => edit.model === model.id);
  const before = initialOf(initial, layer, model);
  return {
    hold: hold.filter(({ gate }) => gates.includes(gate)).map(({ gate, unit, value }) => (
      { layer, gate, value, ...(unit === null ? {} : { unit }) }
    )),
    silence: silence.filter((unit) => unit < model.hidden).map((unit) => ({ layer, unit })),
    ...(own.length ? { edit: own.map(({ name, index, value }) => ({ name, index, value })) } : {}),
    ...(before ? { initial: [before] } : {}),
    ...(forgetBias !== null && model.cell === "lstm" ? { forget_bias: forgetBias } : {}),
    ...(radius !== null ? { spectral_radius: radius } : {}),
  };
}

/**
 * @param {readonly import("./state.js").Initial[]} initial
 * @param {number} layer
 * @param {{cell: Cell, hidden: number}} model
 */
function initialOf(initial, layer, { cell, hidden }) {
  const vector = (/** @type {"h" | "c"} */ state) => {
    const set = initial.filter((each) => each.state === state && each.unit < hidden);
    if (!set.length || (state === "c" && cell !== "lstm")) return undefined;
    const values = new Array(hidden).fill(0);
    for (const { unit, value } of set) values[unit] = value;
    return values;
  };
  const [h, c] = [vector("h"), vector("c")];
  return h || c ? { layer, ...(h ? { h } : {}), ...(c ? { c } : {}) } : null;
}
