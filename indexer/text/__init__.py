"""Characters and their keys: what index and query must agree on. Below the stages and the store, above nothing but values."""
