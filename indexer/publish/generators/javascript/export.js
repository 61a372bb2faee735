
export { besideArticle };
