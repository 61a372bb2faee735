"""What a page says about itself: title, author, dates, tags, address, kind."""
