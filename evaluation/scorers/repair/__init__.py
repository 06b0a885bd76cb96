"""Scores repair: clean text is damaged in known places, and the result compared with the clean text."""
