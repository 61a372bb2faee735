
// For Hexo: the helper `indexer_sidebar(page)` gives what stands beside a page as HTML, from source/_data/indexer.json.
const fs = require("fs");
const path = require("path");
const known = new WeakMap();

// From the paths of sources to those of pages, made once for all pages of a build.
function pathsOf(site) {
  if (!known.has(site)) {
    const pages = [...site.posts.toArray(), ...site.pages.toArray()];
    known.set(site, new Map(pages.map(({ source, path }) => [`source/${source}`, path])));
  }
  return known.get(site);
}

function sidebarOf(context, page) {
  const data = context.site.data.indexer;
  if (!data || !page?.source) return "";
  const paths = pathsOf(context.site);
  const addressOf = (id) => (paths.has(id) ? context.url_for(paths.get(id)) : "");
  return htmlOf(besideArticle(data, `source/${page.source}`, addressOf), context.url_for("indexer-sidebar.css"));
}

hexo.extend.helper.register("indexer_sidebar", function (page = this.page) {
  return sidebarOf(this, page);
});

// The style is no page of the site: a sitemap would list it, and searches would find it.
hexo.extend.generator.register("indexer", () => {
  const style = path.join(hexo.source_dir, "_data", "indexer-sidebar.css");
  return fs.existsSync(style) ? { path: "indexer-sidebar.css", data: () => fs.createReadStream(style) } : [];
});

// At the end of a post, in every theme: its template gets the post with an empty mark behind its content, which gives way to the sidebar as soon as
// that template is done, so that no table of contents, excerpt or count of words knows of it. A theme that calls the helper says itself where it stands.
const marks = new Map();

const callsHelper = () =>
  Object.values(hexo.theme.views ?? {}).some((views) => Object.values(views).some((view) => view.data?._content?.includes("indexer_sidebar")));

hexo.extend.filter.register("template_locals", function (locals) {
  const { page } = locals;
  if (!page?.__post || typeof page.content !== "string" || callsHelper()) return locals;
  const urlFor = this.extend.helper.get("url_for");
  const context = { site: locals.site, url_for: (to) => urlFor.call({ config: this.config, path: locals.path }, to) };
  const sidebar = sidebarOf(context, page);
  if (!sidebar) return locals;
  const mark = `<div data-indexer="${encodeURIComponent(page.source)}"></div>`;
  marks.set(mark, sidebar);
  const content = { ...Object.getOwnPropertyDescriptor(page, "content"), value: page.content + mark };
  locals.page = Object.create(Object.getPrototypeOf(page), { ...Object.getOwnPropertyDescriptors(page), content });
  return locals;
});

// Before filters that make pages smaller, which have priority 10.
hexo.extend.filter.register("after_render:html", (html) =>
  html?.includes?.("<div data-indexer=") ? html.replace(/<div data-indexer="[^"]*"><\/div>/g, (mark) => marks.get(mark) ?? "") : html, 1);
