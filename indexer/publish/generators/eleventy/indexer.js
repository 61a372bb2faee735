
// A plugin for Eleventy: the shortcode `indexer_sidebar` gives what stands beside a page as HTML.
const STYLE = "/indexer-sidebar.css";
const known = new WeakMap();
const idOf = (inputPath) => inputPath.replace(/^\.\//, "");

// From the paths of sources to the addresses of pages, made once for all pages of a build.
function addressesOf(pages) {
  if (!known.has(pages)) known.set(pages, new Map(pages.filter(({ url }) => url).map(({ inputPath, url }) => [idOf(inputPath), url])));
  return known.get(pages);
}

export default function indexer(eleventyConfig) {
  const folder = path.relative(process.cwd(), new URL(".", import.meta.url).pathname).split(path.sep).join("/");
  eleventyConfig.addPassthroughCopy({ [`${folder}/indexer-sidebar.css`]: STYLE });
  eleventyConfig.addShortcode("indexer_sidebar", function (page, pages) {
    const url = eleventyConfig.getFilter("url");
    const addresses = addressesOf(pages);
    const addressOf = (id) => (addresses.has(id) ? url.call(this, addresses.get(id)) : "");
    return htmlOf(besideArticle(DATA, idOf(page.inputPath), addressOf), url.call(this, STYLE));
  });
}
