// Reads safetensors: an 8-byte little-endian header size, a JSON header, then the numbers.
// Arrays are views into the answer's buffer; nothing is copied.

/**
 * @typedef {object} Tensor
 * @property {readonly number[]} shape
 * @property {Float32Array} data
 */

/**
 * @typedef {object} Bundle
 * @property {ReadonlyMap<string, Tensor>} tensors
 * @property {Readonly<Record<string, string>>} metadata
 */

const decoder = new TextDecoder();

/**
 * @param {ArrayBuffer} buffer
 * @returns {Bundle}
 */
export function parse(buffer) {
  const size = Number(new DataView(buffer).getBigUint64(0, true));
  const start = 8 + size;
  const header = JSON.parse(decoder.decode(new Uint8Array(buffer, 8, size)));
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const [name, entry] of Object.entries(header)) {
    if (name !== "__metadata__") tensors.set(name, view(buffer, start, entry));
  }
  return { tensors, metadata: header.__metadata__ ?? {} };
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} start
 * @param {{dtype: string, shape: number[], data_offsets: [number, number]}} entry
 * @returns {Tensor}
 */
function view(buffer, start, { dtype, shape, data_offsets: [from, to] }) {
  if (dtype === "F64") {
    const wide = new Float64Array(buffer.slice(start + from, start + to));
    return { shape, data: Float32Array.from(wide) };
  }
  if (dtype !== "F32") throw new TypeError(`A tensor of ${dtype} came where F32 was asked for.`);
  return { shape, data: new Float32Array(buffer, start + from, (to - from) / 4) };
}

/**
 * The value at [row, column] of a matrix; NaN outside of it.
 *
 * @param {Tensor | undefined} tensor
 * @param {number} row
 * @param {number} column
 */
export function at(tensor, row, column) {
  return tensor?.data[row * (tensor.shape[1] ?? 1) + column] ?? NaN;
}
