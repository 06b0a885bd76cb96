"""Repairs of typography: quotation marks, punctuation, apostrophes."""
