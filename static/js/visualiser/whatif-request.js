// What a state changes in the model, in the API's words.

/**
 * @typedef {import("./state.js").WhatIf} WhatIf
 * @typedef {import("./traces.js").Cell} Cell
 */

/** @param {WhatIf} whatIf */
export function hasWhatIf({ hold, silence, forgetBias, radius }) {
  return hold.length > 0 || silence.length > 0 || forgetBias !== null || radius !== null;
}

/** @type {Readonly<Record<Cell, string>>} */
const HOLDABLE = { rnn: "", lstm: "ifgo", gru: "rzn" };

/**
 * @param {WhatIf} whatIf
 * @param {number} layer
 * @param {Cell} cell
 */
export function whatIfRequest({ hold, silence, forgetBias, radius }, layer, cell) {
  const gates = HOLDABLE[cell];
  return {
    hold: hold.filter(({ gate }) => gates.includes(gate)).map(({ gate, unit, value }) => (
      { layer, gate, value, ...(unit === null ? {} : { unit }) }
    )),
    silence: silence.map((unit) => ({ layer, unit })),
    ...(forgetBias !== null && cell === "lstm" ? { forget_bias: forgetBias } : {}),
    ...(radius !== null ? { spectral_radius: radius } : {}),
  };
}
