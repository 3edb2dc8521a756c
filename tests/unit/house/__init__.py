"""Checks of the house rules: how the source is laid out, not what it does."""
