/** What is being written, kept in this browser at once and on the server a little later. */

const DELAY_MS = 1500;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {string} slug */
const key = (slug) => `unroll.draft.${slug}`;

/**
 * @param {string} slug
 * @returns {string | null}
 */
export function localDraft(slug) {
  try {
    return localStorage.getItem(key(slug));
  } catch {
    return null;
  }
}

/**
 * @param {string} slug
 * @param {string} text
 * @param {Element} status says whether it is kept
 */
export function keepDraft(slug, text, status) {
  try {
    localStorage.setItem(key(slug), text);
  } catch {
    // A browser without storage still has the server's copy.
  }
  clearTimeout(timer);
  timer = setTimeout(() => void send(slug, text, status), DELAY_MS);
}

/**
 * @param {string} slug
 * @param {string} text
 * @param {Element} status
 */
async function send(slug, text, status) {
  const body = new URLSearchParams({ source: text });
  const kept = await fetch(`/exercises/${slug}/draft`, { method: "PUT", body }).catch(() => null);
  status.textContent = kept?.ok ? "Draft kept" : "Draft kept in this browser only";
}
