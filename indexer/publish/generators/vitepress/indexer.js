
// For `transformPageData` in the configuration: each page gets what stands beside it into its own data.
// As text without `<`, since VitePress puts that data into a script of the page.
export function indexer(pageData, { siteConfig }) {
  const id = idsOf(pageData.filePath, siteConfig).find((name) => Object.hasOwn(DATA.articles, name));
  const sidebar = id === undefined ? null : besideArticle(DATA, id, addressesOf(siteConfig));
  if (sidebar) return { indexer: JSON.stringify(sidebar).replaceAll("<", "\\u003c").replaceAll("$", "\\u0024") };
}

// The ids that the article of a file may have: its path from where the index was built.
function idsOf(file, { root, srcDir }) {
  const folders = [process.cwd(), root, srcDir];
  return folders.map((folder) => path.relative(folder, path.join(srcDir, file)).split(path.sep).join("/"));
}

const known = new WeakMap();

// From ids to the addresses of pages; looked through once for all pages of a build.
function addressesOf(siteConfig) {
  const { pages, rewrites, cleanUrls } = siteConfig;
  if (!known.has(pages)) known.set(pages, new Map(pages.flatMap((file) => idsOf(file, siteConfig).map((id) => [id, file]))));
  return (id) => {
    const file = known.get(pages).get(id);
    if (file === undefined) return "";
    const page = (rewrites.map[file] ?? file).replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, cleanUrls ? "" : ".html");
    return encodeURI(`/${page}`);
  };
}
