// How a closer look is set, kept in the address: what its own form holds and nothing else needs.

/** @typedef {import("./state.js").Store} Store */
/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/**
 * Gives controls the values that the address has for them, and the address theirs from then on; what
 * a control holds when it comes is its usual value, which the address leaves out.
 *
 * @param {Store} store
 * @param {Readonly<Record<string, Control>>} controls by their names in the address
 */
export function remember(store, controls) {
  for (const [name, control] of Object.entries(controls)) {
    const usual = read(control);
    const given = lookedAt(store, name);
    if (given !== null) write(control, given, usual);
    control.addEventListener("input", () => look(store, name, read(control) === usual ? null : read(control)));
  }
}

/**
 * @param {Store} store
 * @param {string} name
 */
export function lookedAt(store, name) {
  return new URLSearchParams(store.get().look).get(name);
}

/**
 * @param {Store} store
 * @param {string} name
 * @param {string | null} value null is the usual
 */
export function look(store, name, value) {
  const query = new URLSearchParams(store.get().look);
  if (value === null) query.delete(name);
  else query.set(name, value);
  store.set({ look: query.toString() });
}

/** @param {Control} control */
function read(control) {
  return control.type === "checkbox" && control instanceof HTMLInputElement ? String(control.checked) : control.value;
}

/**
 * @param {Control} control
 * @param {string} value
 * @param {string} usual when the value is none that the control can hold
 */
function write(control, value, usual) {
  if (control.type === "checkbox" && control instanceof HTMLInputElement) control.checked = value === "true";
  else {
    control.value = value;
    if (control.value === "") control.value = usual;
  }
}
