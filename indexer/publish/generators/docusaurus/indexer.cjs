// A plugin for Docusaurus: each page gets what stands beside it through its front matter, and the theme shows it below the page.
const fs = require("node:fs");
const path = require("node:path");

const FILE = path.join(__dirname, "articles.json");
let read = { time: 0, data: null, linked: null };

// The data as they are now: `docusaurus start` goes on while they are published again.
function known() {
  const time = fs.statSync(FILE).mtimeMs;
  if (time !== read.time) {
    const data = JSON.parse(fs.readFileSync(FILE, "utf-8"));
    const linked = new Set(Object.values(data.articles).flatMap(({ groups }) => groups.flatMap(({ links }) => links.map(({ id }) => id))));
    read = { time, data, linked };
  }
  return read;
}

// Text without what ends a string, an expression or a script: Docusaurus writes front matter into modules as it is.
const plain = (text) => text.replace(/[%\\'"`$<{}\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);

// For `markdown` in the configuration: what the indexer knows of the file, as text.
async function parseFrontMatter(params) {
  const result = await params.defaultParseFrontMatter(params);
  const id = path.relative(process.cwd(), params.filePath).split(path.sep).join("/");
  const { data } = known();
  if (Object.hasOwn(data.articles, id)) {
    const own = { words: data.words, articles: { [id]: data.articles[id] } };
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
    // Pages are kept from build to build as long as their own files stay as they are: they depend on the data, too. (Docusaurus takes a rule whose
    // test is a pattern for one of its own.)
    configureWebpack: () => ({ module: { rules: [{ test: (file) => /\.mdx?$/.test(file), enforce: "pre", use: [{ loader: __filename }] }] } }),
    async allContentLoaded({ allContent, actions }) {
      const { linked } = known();
      const pages = [...pagesOf(allContent)].map(({ source, permalink }) => [source.replace(/^@site\//, ""), permalink]);
      actions.setGlobalData({ addresses: Object.fromEntries(pages.filter(([id]) => linked.has(id))) });
    },
  };
}

// Docusaurus calls this for the plugin, webpack for each page, whose text stays as it is.
module.exports = function (given) {
  if (typeof given !== "string") return indexer();
  this.addDependency(FILE);
  return given;
};
module.exports.parseFrontMatter = parseFrontMatter;
