import React from "react";
import { useDoc } from "@docusaurus/plugin-content-docs/client";
import Footer from "@theme-init/DocItem/Footer";
import Sidebar from "../../../Sidebar.js";

export default function DocFooterWithSidebar(props) {
  const { frontMatter } = useDoc();
  return (
    <>
      <Sidebar frontMatter={frontMatter} />
      <Footer {...props} />
    </>
  );
}
