"""Characters: how bytes become them, and their keys, on which index and query must agree. Below the stages and the store."""
