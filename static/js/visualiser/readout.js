// What the cursor points at, as numbers and in a spoken sentence.

import { cursorOf } from "./cursor.js";
import { figure, spoken } from "./numbers.js";
import { GATES, cellName } from "./panels.js";
import { at } from "./safetensors.js";
import { layerTensor } from "./traces.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * @param {State} state
 * @param {Trace} trace
 */
function valuesAt(state, trace) {
  const { step, unit } = cursorOf(state, trace);
  const layer = Math.min(state.layer, trace.layers - 1);
  const names = ["h", "c", ...GATES[trace.cell].map((gate) => `gates.${gate}`)];
  return names.flatMap((name) => {
    const tensor = layerTensor(trace, layer, name);
    return tensor ? [`${name.replace("gates.", "")} ${figure(at(tensor, step, unit))}`] : [];
  });
}

/**
 * The sentence for the live region: step, token, unit, then each model's numbers.
 *
 * @param {State} state
 */
export function sentence(state) {
  const traces = state.models.flatMap((model) => state.traces.get(model) ?? []);
  const first = traces[0];
  if (!first) return "";
  const { step, unit } = cursorOf(state, first);
  const where = `Step ${step + 1}, “${spoken(first.tokens[step] ?? "")}”, unit ${unit}`;
  const values = traces.map((trace) => `${cellName(trace.cell)} ${valuesAt(state, trace).join(", ")}`);
  return `${where}: ${values.join("; ")}.`;
}
