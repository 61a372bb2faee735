"""An article as a tree reads it: its sentences, clauses, words, lists and enumerations, and what of it may be a label."""
