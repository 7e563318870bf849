// The page's one state, its form in the URL, and the store that redraws once a frame.

/**
 * @typedef {import("./traces.js").Trace} Trace
 * @typedef {import("./traces.js").Problem} Problem
 */

/** @typedef {"given" | "activation" | "cluster"} Order */
/** @typedef {"" | "gates" | "cell" | "unit" | "near" | "flow" | "influence" | "next" | "whatif" | "path" | "train" | "ask" | "own" | "code"} View */

/**
 * @typedef {object} Hold
 * @property {string} gate
 * @property {number | null} unit null holds the gate of every unit
 * @property {number} value
 */

/**
 * @typedef {object} Edit
 * @property {string} model
 * @property {string} name of the weight array, as PyTorch has it
 * @property {readonly number[]} index
 * @property {number} value
 */

/**
 * A number of the state before the first step.
 *
 * @typedef {object} Initial
 * @property {"h" | "c"} state
 * @property {number} unit of the current layer
 * @property {number} value
 */

/**
 * @typedef {object} WhatIf
 * @property {readonly Hold[]} hold
 * @property {readonly number[]} silence units of the current layer
 * @property {readonly Edit[]} edits
 * @property {readonly Initial[]} initial
 * @property {number | null} forgetBias
 * @property {number | null} radius spectral radius of the recurrent weights
 */

/**
 * What the reader did that the rest of the state doesn't tell; a new object each time.
 *
 * @typedef {object} Deed
 * @property {"trained" | "answered" | "ran" | "exported"} name
 */

/**
 * @typedef {object} State
 * @property {string} text
 * @property {readonly string[]} models
 * @property {number} layer
 * @property {number | null} step the pinned step; null follows the end of the text
 * @property {number} unit
 * @property {{step: number, unit: number} | null} hover
 * @property {Order} order
 * @property {View} view
 * @property {number | null} target step whose output is asked about; null is the last
 * @property {string | null} symbol of that output; null is the likeliest there
 * @property {number} temperature
 * @property {number} seed
 * @property {string} flow what gradients flow through in the view of that name, as a query
 * @property {string} run settings of the training run that differ from the usual, as a query
 * @property {string} look how the closer looks are set, as a query
 * @property {WhatIf} whatIf
 * @property {ReadonlyMap<string, Trace>} traces by model
 * @property {ReadonlyMap<string, Trace>} baselines the same without the what-if
 * @property {Problem | null} problem
 * @property {number} width
 * @property {Deed | null} deed
 */

/** @type {WhatIf} */
export const NOTHING_CHANGED = { hold: [], silence: [], edits: [], initial: [], forgetBias: null, radius: null };

/** @type {readonly View[]} */
export const VIEWS = [
  "", "gates", "cell", "unit", "near", "flow", "influence", "next", "whatif", "path", "train", "ask", "own", "code",
];

/**
 * @param {URLSearchParams} query
 * @param {import("./page.js").Defaults} defaults
 * @returns {State}
 */
export function fromQuery(query, defaults) {
  const named = query.getAll("model").flatMap((each) => each.split(",")).filter(Boolean);
  const models = named.length ? [...new Set(named)] : defaults.models;
  const view = /** @type {View} */ (query.get("view") ?? "");
  const order = query.get("order");
  return {
    text: query.get("text") ?? defaults.textFor(models),
    models,
    layer: whole(query.get("layer")) ?? 0,
    step: whole(query.get("step")),
    unit: whole(query.get("unit")) ?? 0,
    hover: null,
    order: order === "activation" || order === "cluster" ? order : "given",
    view: VIEWS.includes(view) ? view : "",
    target: whole(query.get("target")),
    symbol: query.get("symbol"),
    temperature: positive(query.get("temperature")) ?? 1,
    seed: whole(query.get("seed")) ?? 1,
    flow: query.get("flow") ?? "",
    run: query.get("run") ?? "",
    look: query.get("look") ?? "",
    whatIf: readWhatIf(query),
    traces: new Map(),
    baselines: new Map(),
    problem: null,
    width: 0,
    deed: null,
  };
}

/**
 * The address of a state: only what differs from the defaults.
 *
 * @param {State} state
 * @param {import("./page.js").Defaults} defaults
 */
export function toQuery(state, defaults) {
  const query = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {string | number | null} */ value, /** @type {unknown} */ usual) => {
    if (value !== null && value !== usual) query.set(name, String(value));
  };
  if (state.models.join() !== defaults.models.join()) {
    for (const model of state.models) query.append("model", model);
  }
  put("text", state.text, defaults.textFor(state.models));
  put("layer", state.layer, 0);
  put("step", state.step, null);
  put("unit", state.unit, 0);
  put("order", state.order, "given");
  put("view", state.view, "");
  put("target", state.target, null);
  put("symbol", state.symbol, null);
  put("temperature", state.temperature, 1);
  put("seed", state.seed, 1);
  put("flow", state.flow, "");
  put("run", state.run, "");
  put("look", state.look, "");
  writeWhatIf(query, state.whatIf);
  return query;
}

/**
 * @param {URLSearchParams} query
 * @returns {WhatIf}
 */
function readWhatIf(query) {
  const hold = query.getAll("hold").flatMap((each) => {
    const match = /^([a-z])(\d*)=(-?[\d.]+)$/.exec(each);
    if (!match) return [];
    return [{ gate: match[1] ?? "", unit: whole(match[2] || null), value: Number(match[3]) }];
  });
  const silence = query.getAll("silence").flatMap((each) => whole(each) ?? []);
  const edits = query.getAll("edit").flatMap((each) => {
    const match = /^([\w-]+):([\w.]+):(\d{1,4})(?:\.(\d{1,4}))?=(-?[\d.e-]+)$/.exec(each);
    if (!match) return [];
    const index = [match[3], match[4]].flatMap((part) => (part === undefined ? [] : Number(part)));
    return [{ model: match[1] ?? "", name: match[2] ?? "", index, value: Number(match[5]) }];
  });
  const initial = query.getAll("initial").flatMap((each) => {
    const match = /^([hc])(\d{1,4})=(-?[\d.e-]+)$/.exec(each);
    if (!match) return [];
    return [{ state: /** @type {"h" | "c"} */ (match[1]), unit: Number(match[2]), value: Number(match[3]) }];
  });
  return {
    hold,
    silence,
    edits,
    initial,
    forgetBias: finite(query.get("forget-bias")),
    radius: positive(query.get("radius")),
  };
}

/**
 * @param {URLSearchParams} query
 * @param {WhatIf} whatIf
 */
function writeWhatIf(query, { hold, silence, edits, initial, forgetBias, radius }) {
  for (const { gate, unit, value } of hold) query.append("hold", `${gate}${unit ?? ""}=${value}`);
  for (const unit of silence) query.append("silence", String(unit));
  for (const { model, name, index, value } of edits) query.append("edit", `${model}:${name}:${index.join(".")}=${value}`);
  for (const { state, unit, value } of initial) query.append("initial", `${state}${unit}=${value}`);
  if (forgetBias !== null) query.set("forget-bias", String(forgetBias));
  if (radius !== null) query.set("radius", String(radius));
}

/** @param {string | null} text */
function whole(text) {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** @param {string | null} text */
function finite(text) {
  return text !== null && text !== "" && Number.isFinite(Number(text)) ? Number(text) : null;
}

/** @param {string | null} text */
function positive(text) {
  const value = finite(text);
  return value !== null && value > 0 ? value : null;
}

/**
 * @typedef {object} Store
 * @property {() => State} get
 * @property {(patch: Partial<State>) => void} set
 */

/**
 * Holds the state; however often it is set, `draw` runs once before the next frame.
 *
 * @param {State} initial
 * @param {(state: State, before: State) => void} draw
 * @returns {Store}
 */
export function createStore(initial, draw) {
  let state = initial;
  let drawn = initial;
  let frame = 0;
  const redraw = () => {
    frame = 0;
    const before = drawn;
    drawn = state;
    draw(state, before);
  };
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...patch };
      frame ||= requestAnimationFrame(redraw);
    },
  };
}
