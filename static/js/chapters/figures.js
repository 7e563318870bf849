// Links to a figure's state set the figure without moving the page, and arrow keys step from state
// to state; without this script the links work too, by their address.

/** @param {string} id */
function show(id) {
  const state = document.getElementById(id);
  const figure = state?.matches(".state") && state.closest("figure");
  if (!state || !figure) return;
  figure.classList.add("chosen");
  for (const each of figure.querySelectorAll(".state")) each.classList.toggle("shown", each === state);
  mark(figure, id);
}

/** @param {Element} figure @param {string} id */
function mark(figure, id) {
  for (const link of figure.querySelectorAll(".states a")) {
    if (link.getAttribute("href") === `#${id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** @param {Element} figure */
function inView(figure) {
  const { top, bottom } = figure.getBoundingClientRect();
  return top < window.innerHeight - 80 && bottom > 80;
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href*='#figure-']") : null;
  if (!(link instanceof HTMLAnchorElement) || link.pathname !== location.pathname) return;
  const id = link.hash.slice(1);
  const figure = document.getElementById(id)?.closest("figure");
  if (!figure || !id.includes("--")) return;
  show(id);
  history.replaceState(null, "", link.hash);
  if (inView(figure)) event.preventDefault();
}

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** @param {KeyboardEvent} event */
function step(event) {
  const from = event.target instanceof Element ? event.target.closest(".states a") : null;
  if (!from || !(event.key in STEPS)) return;
  const links = [...(from.closest(".states")?.querySelectorAll("a") ?? [])];
  const to = links[links.findIndex((each) => each === from) + (STEPS[event.key] ?? 0)];
  if (!to) return;
  event.preventDefault();
  to.focus();
  to.click();
}

for (const figure of document.querySelectorAll("figure:has(.states)")) {
  const first = figure.querySelector(".state");
  if (first) show(first.id);
}
// By the address and not by :target, which may not be set yet.
show(location.hash.slice(1));
window.addEventListener("hashchange", () => show(location.hash.slice(1)));
document.addEventListener("click", follow);
document.addEventListener("keydown", step);
