"""reStructuredText to blocks and marks: docutils' tree, with what its generators add."""
