"""How often each rule is right on real text: collect its edits, read a sample, count."""
