"""An article as JSON, Markdown or plain text."""
