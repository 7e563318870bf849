// Where every view looks: the hovered step and unit, or else the pinned ones.

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./traces.js").Trace} Trace
 */

/**
 * @param {State} state
 * @param {Trace} trace
 * @returns {{step: number, unit: number}}
 */
export function cursorOf(state, trace) {
  const last = trace.tokens.length - 1;
  const step = state.hover?.step ?? state.step ?? last;
  const unit = state.hover?.unit ?? state.unit;
  return { step: Math.min(step, last), unit: Math.min(unit, trace.hidden - 1) };
}

/**
 * The first model's trace, which the token strip and the scrubbers follow.
 *
 * @param {State} state
 */
export function leadingTrace(state) {
  for (const model of state.models) {
    const trace = state.traces.get(model);
    if (trace) return trace;
  }
  return null;
}

/**
 * The pinned cursor moved by some steps and units; the end of the text is followed again when it is
 * reached.
 *
 * @param {State} state
 * @param {number} steps
 * @param {number} units
 * @returns {Partial<State>}
 */
export function moved(state, steps, units) {
  const trace = leadingTrace(state);
  if (!trace) return {};
  const last = trace.tokens.length - 1;
  const { step, unit } = cursorOf({ ...state, hover: null }, trace);
  const next = Math.max(0, Math.min(last, step + steps));
  const tallest = Math.max(...state.models.map((model) => state.traces.get(model)?.hidden ?? 1));
  return {
    hover: null,
    step: next === last ? null : next,
    unit: Math.max(0, Math.min(tallest - 1, unit + units)),
  };
}
