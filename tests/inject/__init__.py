"""Tests of the sidebars in built sites."""
