// A plugin for Docusaurus: each page gets what stands beside it through its front matter, and the theme shows it below the page.
const fs = require("node:fs");
const path = require("node:path");

const DATA = JSON.parse(fs.readFileSync(path.join(__dirname, "articles.json"), "utf-8"));
const LINKED = new Set(Object.values(DATA.articles).flatMap(({ groups }) => groups.flatMap(({ links }) => links.map(({ id }) => id))));

// Text without what ends a string, an expression or a script: Docusaurus writes front matter into modules as it is.
const plain = (text) => text.replace(/[%\\'"`$<{}\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

// For `markdown` in the configuration: what the indexer knows of the file, as text.
async function parseFrontMatter(params) {
  const result = await params.defaultParseFrontMatter(params);
  const id = path.relative(process.cwd(), params.filePath).split(path.sep).join("/");
  if (Object.hasOwn(DATA.articles, id)) {
    const own = { words: DATA.words, articles: { [id]: DATA.articles[id] } };
    result.frontMatter.indexer = plain(JSON.stringify({ id, ...own }));
  }
  return result;
}

// The pages of all docs and blogs: where each came from and where it is.
function* pagesOf(allContent) {
  for (const docs of Object.values(allContent["docusaurus-plugin-content-docs"] ?? {}))
    for (const version of docs?.loadedVersions ?? []) yield* version.docs;
  for (const blog of Object.values(allContent["docusaurus-plugin-content-blog"] ?? {}))
    for (const post of blog?.blogPosts ?? []) yield post.metadata;
}

function indexer() {
  return {
    name: "indexer",
    getThemePath: () => path.join(__dirname, "theme"),
    async allContentLoaded({ allContent, actions }) {
      const pages = [...pagesOf(allContent)].map(({ source, permalink }) => [source.replace(/^@site\//, ""), permalink]);
      actions.setGlobalData({ addresses: Object.fromEntries(pages.filter(([id]) => LINKED.has(id))) });
    },
  };
}

module.exports = indexer;
module.exports.parseFrontMatter = parseFrontMatter;
