// Links to a figure's state set the figure without moving the page; without this script they
// work too, by their address.

/** @param {string} id */
function show(id) {
  const state = document.getElementById(id);
  const figure = state?.closest("figure");
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

for (const figure of document.querySelectorAll("figure:has(.states)")) {
  const target = figure.querySelector(".state:target") ?? figure.querySelector(".state");
  if (target) show(target.id);
}
document.addEventListener("click", follow);
