"""Repairs of words: run together, split, misread by OCR."""
