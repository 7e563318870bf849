// Copies a text where the browser allows it, and otherwise shows what there is to copy.

/**
 * What to say of it: browsers keep the clipboard from pages that came without HTTPS, but for this
 * machine's own.
 *
 * @param {string} text
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return text;
  }
}
