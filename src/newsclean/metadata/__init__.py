"""Headline, authors, dates, site: each field with its raw value and where it stood."""
