// Reads every tree's OPML with a parser of others and prints the labels of its outlines.
const OpmlParser = require("opmlparser");
const { Readable } = require("stream");

function labels(tree) {
  return new Promise((resolve, reject) => {
    const found = [];
    const parser = Readable.from([tree.opml]).pipe(new OpmlParser());
    parser.on("readable", () => {
      for (let outline = parser.read(); outline; outline = parser.read()) found.push(outline.text || "");
    });
    parser.on("error", reject);
    parser.on("end", () => resolve(found));
  });
}

Promise.all(require("./trees.json").map(labels)).then((found) => console.log(JSON.stringify(found)));
