"""HTML to blocks and marks: the body as an outline, the article in it without what the site puts around it, its code, formulas and tables."""
