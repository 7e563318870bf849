// Asks the API for traces in binary form, and reads them.

import { at, parse } from "./safetensors.js";

/** @typedef {import("./safetensors.js").Tensor} Tensor */
/** @typedef {"rnn" | "lstm" | "gru"} Cell */

/**
 * @typedef {object} Trace
 * @property {string} model
 * @property {Cell} cell
 * @property {readonly string[]} tokens
 * @property {readonly string[]} vocabulary
 * @property {number} layers
 * @property {number} hidden
 * @property {ReadonlyMap<string, Tensor>} tensors
 * @property {Readonly<Record<string, any>>} facts scalars that came with the trace
 */

/**
 * @typedef {object} TraceRequest
 * @property {string} model
 * @property {string} text
 * @property {readonly string[]} parts
 * @property {unknown} [target]
 * @property {unknown} [what_if]
 */

/** An answer that is an error (RFC 9457), as a value that can be thrown and drawn. */
export class Problem extends Error {
  /**
   * @param {string} title
   * @param {string} detail
   * @param {Readonly<Record<string, any>>} [extra]
   */
  constructor(title, detail, extra = {}) {
    super(detail);
    this.title = title;
    this.detail = detail;
    this.extra = extra;
  }
}

/**
 * @param {TraceRequest} request
 * @param {AbortSignal} signal
 * @returns {Promise<Trace>}
 */
export async function fetchTrace(request, signal) {
  const response = await fetch("/api/v1/traces", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/vnd.safetensors" },
    body: JSON.stringify(request),
    signal,
  });
  if (!response.ok) throw await readProblem(response);
  return readTrace(await response.arrayBuffer());
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
export async function readProblem(response) {
  const body = await response.json().catch(() => ({}));
  const detail = body.detail ?? `The server answered ${response.status}.`;
  return new Problem(body.title ?? "That did not work", detail, body);
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Trace}
 */
export function readTrace(buffer) {
  const { tensors, metadata } = parse(buffer);
  const facts = JSON.parse(metadata["trace"] ?? "{}");
  return { ...facts, facts, tensors };
}

/**
 * @param {Trace} trace
 * @param {number} layer
 * @param {string} name as `h`, `c` or `gates.f`
 */
export function layerTensor(trace, layer, name) {
  return trace.tensors.get(`layers.${layer}.${name}`);
}

/**
 * @param {Trace} trace
 * @param {number} layer
 * @param {string} name
 * @param {number} step
 * @param {number} unit
 */
export function valueAt(trace, layer, name, step, unit) {
  return at(layerTensor(trace, layer, name), step, unit);
}

/** Keeps the last request of a kind: a newer one aborts it, and its answer is never seen. */
export class Latest {
  /** @type {AbortController | null} */
  #running = null;

  /**
   * @template Answer
   * @param {(signal: AbortSignal) => Promise<Answer>} ask
   * @returns {Promise<Answer | null>} null when a newer question has been asked since
   */
  async run(ask) {
    this.#running?.abort();
    const controller = new AbortController();
    this.#running = controller;
    try {
      const answer = await ask(controller.signal);
      return controller.signal.aborted ? null : answer;
    } catch (error) {
      if (controller.signal.aborted) return null;
      throw error;
    }
  }
}
