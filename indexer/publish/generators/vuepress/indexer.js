
// For `plugins` in the configuration: each page gets what stands beside it into its own data.
// As text without `<`, so that it may stand in a script, and without `$`, since VuePress writes it with `String.replace`.
export const indexer = () => ({
  name: "indexer",
  onInitialized(app) {
    const folders = [process.cwd(), app.dir.source()];
    const idsOf = ({ filePath }) => folders.map((folder) => path.relative(folder, filePath).split(path.sep).join("/"));
    const pages = app.pages.filter((page) => page.filePath);
    const addresses = new Map(pages.flatMap((page) => idsOf(page).map((id) => [id, page.path])));
    for (const page of pages) {
      const id = idsOf(page).find((name) => Object.hasOwn(DATA.articles, name));
      const sidebar = id === undefined ? null : besideArticle(DATA, id, (name) => addresses.get(name) ?? "");
      if (sidebar) page.data.indexer = JSON.stringify(sidebar).replaceAll("<", "\\u003c").replaceAll("$", "\\u0024");
    }
  },
});
