"""Scores honesty: what is changed in clean news, and what is made up where characters were lost."""
