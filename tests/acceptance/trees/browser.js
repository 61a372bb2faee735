// Draws every tree with Mermaid and Markmap, and says on the page which labels are missing.
import mermaid from "mermaid";
import { Transformer } from "markmap-lib";
import trees from "./trees.json";

const plain = (text) => text.replace(/\s+/g, "");
const textOf = (html) => Object.assign(document.createElement("div"), { innerHTML: html }).textContent;

function contents(node) {
  return [plain(textOf(node.content)), ...(node.children || []).flatMap(contents)];
}

async function missing(tree, number) {
  const drawn = plain(textOf((await mermaid.render(`tree${number}`, tree.mermaid)).svg));
  const mapped = new Set(contents(new Transformer().transform(tree.markmap).root));
  const labels = tree.labels.map(plain).filter(Boolean);
  return [
    ...labels.filter((label) => !drawn.includes(label)).map((label) => `mermaid ${number}: ${label}`),
    ...labels.filter((label) => !mapped.has(label)).map((label) => `markmap ${number}: ${label}`),
  ];
}

(async () => {
  mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
  const found = [];
  for (const [number, tree] of trees.entries()) {
    found.push(...(await missing(tree, number).catch((error) => [`${number}: ${error}`])));
  }
  document.body.textContent = `DRAWN ${trees.length} ${JSON.stringify(found)} END`;
})();
