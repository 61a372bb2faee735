import { fileURLToPath } from "node:url";

// For `plugins` in the configuration: each page gets what stands beside it into its own data, and the component that shows it at the end of its text,
// or, with `place: "layout"`, where a layout has `<IndexerSidebar />`.
// As text without `<`, so that it may stand in a script, and without `$`, since VuePress writes it with `String.replace`.
export const indexer = ({ place = "text" } = {}) => ({
  name: "indexer",
  clientConfigFile: fileURLToPath(new URL("./client.js", import.meta.url)),
  extendsMarkdown(md) {
    if (place !== "text") return;
    md.core.ruler.push("indexer", ({ Token, tokens, env, inlineMode }) => {
      if (inlineMode || !env.filePathRelative || env.indexer) return;
      env.indexer = true; // what is rendered inside of the page has the same `env`
      tokens.push(Object.assign(new Token("html_block", "", 0), { content: "<IndexerSidebar />\n" }));
    });
  },
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
