"""The values that the rooms hand on: the article, the draft that becomes it, the ledger of edits."""
