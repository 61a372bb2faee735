/* Light or dark: what the reader chose, else what the system says. Runs before the page is drawn, so that nothing flashes. */
(() => {
  "use strict";
  const root = document.documentElement;
  const chosen = () => {
    try { return localStorage.getItem("explorer-theme"); } catch { return null; }
  };
  const keep = (theme) => {
    try { localStorage.setItem("explorer-theme", theme); } catch { /* not allowed: it holds for this page */ }
  };
  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = chosen();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  addEventListener("DOMContentLoaded", () => {
    const place = document.querySelector(".theme");
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", place.dataset.label);
    button.title = place.dataset.label;
    button.textContent = "◐";
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      keep(root.dataset.theme);
      dispatchEvent(new Event("themechange"));
    });
    place.append(button);
  });
})();
