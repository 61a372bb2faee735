"""Pages and lists that only announce other pages, and the teasers in them."""
