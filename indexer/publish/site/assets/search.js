/* Search as you type over titles, concepts, their aliases and topics. What it looks through is loaded when the field is first
   used. Best first: a whole name; a title's beginning; a concept's; an alias'; then what holds the words elsewhere; then, for Chinese
   that stands nowhere as it was typed, what shares half of its pairs of characters. */
(() => {
  "use strict";
  const SHOWN = 12;
  const HAN = /[\u3400-\u9fff]/;
  const place = document.querySelector(".find");
  const root = document.documentElement.dataset.root;
  const say = place.dataset;
  const field = document.createElement("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  let rows = null;
  let folding = new Map();
  let found = [];
  let at = -1;

  Object.assign(field, { type: "search", placeholder: say.hint, autocomplete: "off", spellcheck: false, id: "find" });
  for (const [name, value] of [["role", "combobox"], ["aria-label", say.label], ["aria-expanded", "false"], ["aria-controls", "found"],
    ["aria-autocomplete", "list"]]) field.setAttribute(name, value);
  Object.assign(list, { id: "found", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", say.label);
  status.className = "unseen";
  status.setAttribute("role", "status");
  place.append(field, list, status);

  const fold = (text) => {
    const low = text.normalize("NFKC").toLowerCase();
    return HAN.test(low) ? low.replace(/[\u3400-\u9fff]/g, (one) => folding.get(one) ?? one) : low;
  };
  const bare = (text) => text.replace(/[\s_\-·'’]+/g, "");

  function load() {
    if (rows || document.getElementById("search-data")) return;
    const script = document.createElement("script");
    script.id = "search-data";
    script.src = root + "assets/search-data.js";
    script.addEventListener("load", () => { prepare(window.explorerSearch); show(); });
    document.head.append(script);
  }

  function prepare(told) {
    const to = [...told.to];
    folding = new Map([...told.from].map((one, place) => [one, to[place]]));
    const row = (kind, [name, page, count = 0, ...aliases]) => {
      const low = fold(name);
      return { kind, name, page: page || name, count, low, bare: bare(low), aliases, folded: aliases.map((alias) => bare(fold(alias))) };
    };
    rows = [...told.topics.map((one) => row("topic", one)), ...told.concepts.map((one) => row("concept", one)),
      ...told.articles.map((one) => row("article", one))];
  }

  /* How well a row answers: lower is better, undefined where it does not. */
  function rank(row, query, words) {
    const { bare: name, folded } = row;
    if (name === query) return 0;
    const alias = folded.indexOf(query);
    if (alias >= 0) return 1;
    if (name.startsWith(query)) return row.kind === "article" ? 2 : 3;
    if (folded.some((one) => one.startsWith(query))) return 4;
    if (name.includes(query)) return row.kind === "article" ? 6 : 5;
    if (folded.some((one) => one.includes(query))) return 7;
    if (words.length > 1 && words.every((word) => row.low.includes(word) || folded.some((one) => one.includes(word)))) return 8;
    return undefined;
  }

  function shared(name, pairs) {
    let count = 0;
    for (const pair of pairs) if (name.includes(pair)) count += 1;
    return count / pairs.length;
  }

  function search(text) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    const query = bare(words.join(""));
    if (!query) return [];
    const order = (one, other) => one[0] - other[0] || other[1].count - one[1].count || one[1].name.length - other[1].name.length
      || (one[1].name < other[1].name ? -1 : 1);
    let best = [];
    for (const row of rows) {
      const value = rank(row, query, words);
      if (value !== undefined) best.push([value, row]);
    }
    if (!best.length && HAN.test(query) && query.length > 2) {
      const pairs = Array.from({ length: query.length - 1 }, (_, place) => query.slice(place, place + 2));
      best = rows.map((row) => [9 + 1 - shared(row.bare, pairs), row]).filter(([value]) => value <= 9.5);
    }
    return best.sort(order).slice(0, SHOWN).map(([, row]) => row);
  }

  function item(row, number) {
    const link = document.createElement("a");
    const kind = document.createElement("span");
    const entry = document.createElement("li");
    link.href = `${root}${row.kind}/${encodeURIComponent(row.page).replace(/%7E/g, "~")}.html`;
    link.tabIndex = -1;
    link.textContent = row.name;
    kind.className = "kind";
    const query = bare(fold(field.value));
    const alias = row.aliases.find((_, place) => row.folded[place].includes(query));
    kind.textContent = !row.bare.includes(query) && alias ? `${say[row.kind]} · ${alias}` : say[row.kind];
    entry.id = `found-${number}`;
    entry.setAttribute("role", "option");
    entry.setAttribute("aria-selected", "false");
    entry.append(link, kind);
    entry.addEventListener("click", () => { location.href = link.href; });
    return entry;
  }

  function show() {
    if (!rows) return load();
    found = search(field.value);
    at = -1;
    list.replaceChildren(...found.map(item));
    const asked = field.value.trim() !== "";
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(found.length > 0));
    field.removeAttribute("aria-activedescendant");
    status.textContent = asked ? (found.length ? String(found.length) : say.nothing) : "";
    status.className = asked && !found.length ? "nothing" : "unseen";
  }

  function choose(step) {
    if (!found.length) return;
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (at + step + found.length + (at < 0 && step < 0 ? 1 : 0)) % found.length;
    const entry = list.children[at];
    entry.setAttribute("aria-selected", "true");
    entry.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", entry.id);
  }

  function close() {
    list.hidden = true;
    status.className = "unseen";
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && found.length) location.href = list.children[Math.max(at, 0)].querySelector("a").href;
    else if (event.key === "Escape") { field.value = ""; close(); } else return;
    event.preventDefault();
  });
  place.addEventListener("focusout", (event) => { if (!place.contains(event.relatedTarget)) setTimeout(close, 200); });
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(input|textarea|select)$/i.test(event.target.localName ?? "")) return;
    field.focus();
    event.preventDefault();
  });
})();
