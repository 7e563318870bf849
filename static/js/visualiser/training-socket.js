// A training run over a WebSocket that the page pulls: it asks for steps, one frame answers.

import { parse } from "./safetensors.js";

/** @typedef {import("./safetensors.js").Tensor} Tensor */

/**
 * @typedef {object} Settings
 * @property {string} task
 * @property {string} cell
 * @property {string} start
 * @property {number} hidden
 * @property {number} length lag or length of the task
 * @property {number} learning_rate
 * @property {number} clip 0 clips nothing
 * @property {number} seed
 */

/**
 * @typedef {object} Frame
 * @property {number} step steps done
 * @property {Float32Array} losses of the steps since the last frame
 * @property {Float32Array} norms gradient norms before clipping
 * @property {Float32Array} byStep ‖∂L/∂h‖ at each step of the probe sequence
 * @property {Tensor} h states of the probe sequence (steps, units)
 * @property {Readonly<Record<string, any>>} facts
 */

/**
 * @param {{onFrame: (frame: Frame) => void, onProblem: (title: string, detail: string) => void, onClose: () => void}} listener
 */
export function openTraining({ onFrame, onProblem, onClose }) {
  const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/v1/trainings`);
  socket.binaryType = "arraybuffer";
  /** @type {object[]} */
  const waiting = [];
  let reported = false;
  let answered = false;
  socket.addEventListener("open", () => waiting.splice(0).forEach((message) => socket.send(JSON.stringify(message))));
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") {
      const { title, detail } = JSON.parse(data);
      reported = true;
      // A run that never began has no place on the server: the next try is a new connection.
      if (!answered) socket.close();
      onProblem(title, detail);
    } else {
      answered = true;
      onFrame(readFrame(data));
    }
  });
  socket.addEventListener("close", () => {
    if (!reported) onProblem("The run has ended", "The connection to the server is closed. Reset to begin again.");
    onClose();
  });

  /** @param {object} message */
  function send(message) {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    else if (socket.readyState === WebSocket.CONNECTING) waiting.push(message);
  }

  return {
    isOpen: () => socket.readyState <= WebSocket.OPEN,
    /** @param {Settings} settings */
    start: (settings) => send({ do: "start", settings }),
    /** @param {number} count */
    steps: (count) => send({ do: "steps", count }),
    /** @param {Settings} settings of which a run takes up three; the rest needs another start */
    change: ({ learning_rate, clip, length }) => send({ do: "change", learning_rate, clip, length }),
    close() {
      reported = true;
      socket.close();
    },
  };
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Frame}
 */
function readFrame(buffer) {
  const { tensors, metadata } = parse(buffer);
  const facts = JSON.parse(metadata["frame"] ?? "{}");
  const numbers = (/** @type {string} */ name) => tensors.get(name)?.data ?? new Float32Array();
  return {
    step: facts.step,
    losses: numbers("losses"),
    norms: numbers("norms"),
    byStep: numbers("gradient_by_step"),
    h: tensors.get("h") ?? { shape: [0, 0], data: new Float32Array() },
    facts,
  };
}
