import React from "react";
import Link from "@docusaurus/Link";
import { usePluginData } from "@docusaurus/useGlobalData";
import { besideArticle } from "./beside.js";
import "./indexer-sidebar.css";

const Related = ({ words, groups }) => (
  <div role="navigation" className="kpi-related" aria-label={words.related}>
    {groups.map(({ heading, links }) => (
      <React.Fragment key={heading}>
        <p className="kpi-heading" role="heading" aria-level="2">{heading}</p>
        <ul className="kpi-links">
          {links.map(({ id, href, lang, title, why }) => (
            <li key={id}>
              <Link to={href} lang={lang || undefined}>{title}</Link>
              {why && <> <span className="kpi-why">{why}</span></>}
            </li>
          ))}
        </ul>
      </React.Fragment>
    ))}
  </div>
);

const Section = ({ name, words, children }) => (
  <div className={`kpi-${name}`}>
    <p className="kpi-heading" role="heading" aria-level="2">{words[name]}</p>
    {children}
  </div>
);

// What the indexer knows of a page, by the front matter that the plugin gave it.
export default function Sidebar({ frontMatter }) {
  const { addresses } = usePluginData("indexer");
  if (!frontMatter.indexer) return null;
  const { id, ...known } = JSON.parse(decodeURIComponent(frontMatter.indexer));
  const sidebar = besideArticle(known, id, (name) => (Object.hasOwn(addresses, name) ? addresses[name] : ""));
  if (!sidebar) return null;
  const { words, groups, tree, terms } = sidebar;
  return (
    <aside className="kpi-sidebar kpi-inside" lang={words.lang} aria-label={words.sidebar}>
      {groups.length > 0 && <Related words={words} groups={groups} />}
      {tree && <Section name="tree" words={words}><div dangerouslySetInnerHTML={{ __html: tree }} /></Section>}
      {terms.length > 0 && <Section name="terms" words={words}><ul>{terms.map((term) => <li key={term}>{term}</li>)}</ul></Section>}
    </aside>
  );
}
