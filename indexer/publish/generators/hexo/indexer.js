
// For Hexo: the helper `indexer_sidebar(page)` gives what stands beside a page as HTML, from source/_data/indexer.json.
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

// The theme NexT has a place for it below each post.
hexo.extend.filter.register("theme_inject", (injects) => {
  injects.postBodyEnd.raw("indexer", "{% if is_post() %}{{ indexer_sidebar(page) | safe }}{% endif %}", {}, { cache: false });
});
