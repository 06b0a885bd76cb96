"""Repairs of characters: encoding, entities, code points, replacement characters."""
