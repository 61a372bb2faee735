// What stands beside a page, from the data of the indexer and the pages that the generator knows.

// The sidebar of the article `id` with the addresses of its links, or null where there is nothing to show.
// `addressOf` gives the address of the page of an article, by its id, and nothing where it has none.
function besideArticle(data, id, addressOf) {
  if (!Object.hasOwn(data.articles, id)) return null;
  const { groups, tree, terms, words = data.words } = data.articles[id];
  const shown = groups
    .map(({ heading, links }) => ({
      heading,
      links: links.map((link) => ({ ...link, href: addressOf(link.id) || link.url })).filter((link) => link.href),
    }))
    .filter((group) => group.links.length > 0);
  return shown.length || tree || terms.length ? { words, groups: shown, tree, terms } : null;
}
