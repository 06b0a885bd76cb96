"""Scores quotations (words, speaker, cue, kind) against annotated articles."""
