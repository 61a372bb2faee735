import indexer from "./_indexer/indexer.js";

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(indexer);
  return { pathPrefix: "/blog/" };
}
