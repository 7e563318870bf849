/** Submitting, and watching the cases end. */
import { required, swapSections } from "./page.js";

const WORDS = { passed: "passed", failed: "failed", not_run: "not run" };

/**
 * @param {string} slug
 * @param {string} source
 */
export async function submitAndWatch(slug, source) {
  const live = required("[data-live]");
  live.textContent = "Being graded …";
  const response = await fetch(`/api/v1/exercises/${slug}/submissions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Prefer: "wait=0" },
    body: JSON.stringify({ source }),
  }).catch(() => null);
  if (!response) {
    live.textContent = "The server can't be reached. Your draft is kept in this browser.";
    return;
  }
  const answer = await response.json();
  if (!response.ok) {
    live.textContent = `${answer.title}. ${answer.detail}`;
    return;
  }
  await watched(answer.id);
  const address = `/exercises/${slug}/submissions/${answer.id}`;
  const page = await fetch(address).catch(() => null);
  if (!page?.ok) {
    live.textContent = "The server has stopped. What you submitted is kept, and graded when it is back.";
    return;
  }
  swapSections(await page.text(), ["#verdict", "#history", "#solution"]);
  history.replaceState(null, "", address);
}

/**
 * @param {string} id
 * @returns {Promise<void>} when the verdict is there, or the stream has broken
 */
function watched(id) {
  const list = document.createElement("ol");
  list.className = "cases";
  required("#verdict").querySelector(".cases")?.remove();
  required("#verdict").append(list);
  return new Promise((resolve) => {
    const events = new EventSource(`/api/v1/submissions/${id}/events`);
    const end = () => (events.close(), resolve());
    events.addEventListener("case", (event) => list.append(line(JSON.parse(event.data))));
    events.addEventListener("verdict", end);
    events.addEventListener("error", end);
  });
}

/** @param {{ name: string, status: keyof typeof WORDS }} ended */
function line(ended) {
  const item = document.createElement("li");
  item.textContent = `${WORDS[ended.status]} ${ended.name}`;
  return item;
}
