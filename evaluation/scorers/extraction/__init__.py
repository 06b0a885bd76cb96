"""Scores extraction (page → text, headline, authors, date) on three public sets of pages."""
