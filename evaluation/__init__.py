"""Measurements: ``python -m evaluation`` lists them, README.md says which figure each one prints."""
