// Draws the API's description with the viewer that stands beside it.

/** @typedef {(options: { url: string, domNode: Element | null, deepLinking: boolean }) => void} SwaggerUi */

const viewer = /** @type {{ SwaggerUIBundle?: SwaggerUi }} */ (/** @type {unknown} */ (window));

viewer.SwaggerUIBundle?.({
  url: "/api/openapi.json",
  domNode: document.querySelector("#api-docs"),
  deepLinking: true,
});
