"""Garbled wording: listed phrases, changed set phrases, suspects, the spin score, the rewriter hook."""
