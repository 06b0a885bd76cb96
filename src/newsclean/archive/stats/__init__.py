"""Counts over a whole archive."""
