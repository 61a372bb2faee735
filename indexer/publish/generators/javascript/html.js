
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const text = (value) => String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
const lang = (code) => (code ? ` lang="${text(code)}"` : "");

// The sidebar as HTML, nothing for null; `style` is the address of its style sheet.
function htmlOf(sidebar, style) {
  if (!sidebar) return "";
  const { words, groups, tree, terms } = sidebar;
  const link = ({ href, title, lang: code, why }) =>
    `<li><a href="${text(href)}"${lang(code)}>${text(title)}</a>${why ? ` <span class="kpi-why">${text(why)}</span>` : ""}</li>`;
  const group = ({ heading, links }) =>
    `<p class="kpi-heading" role="heading" aria-level="2">${text(heading)}</p><ul class="kpi-links">${links.map(link).join("")}</ul>`;
  const section = (name, inner) => `<div class="kpi-${name}"><p class="kpi-heading" role="heading" aria-level="2">${text(words[name])}</p>${inner}</div>`;
  return [
    `<aside class="kpi-sidebar kpi-inside" lang="${text(words.lang)}" aria-label="${text(words.sidebar)}">`,
    `<link rel="stylesheet" href="${text(style)}">`,
    groups.length ? `<div role="navigation" class="kpi-related" aria-label="${text(words.related)}">${groups.map(group).join("")}</div>` : "",
    tree ? section("tree", `<div>${tree}</div>`) : "",
    terms.length ? section("terms", `<ul>${terms.map((term) => `<li>${text(term)}</li>`).join("")}</ul>`) : "",
    "</aside>",
  ].join("");
}
