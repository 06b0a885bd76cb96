"""Repairs of layout: hard wraps, drop caps, split sentences, duplicates."""
