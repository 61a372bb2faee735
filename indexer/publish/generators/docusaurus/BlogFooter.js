import React from "react";
import { useBlogPost } from "@docusaurus/plugin-content-blog/client";
import Footer from "@theme-init/BlogPostItem/Footer";
import Sidebar from "../../../Sidebar.js";

// Below a post on its own page; lists of posts stay as they are.
export default function BlogFooterWithSidebar(props) {
  const { frontMatter, isBlogPostPage } = useBlogPost();
  return (
    <>
      {isBlogPostPage && <Sidebar frontMatter={frontMatter} />}
      <Footer {...props} />
    </>
  );
}
