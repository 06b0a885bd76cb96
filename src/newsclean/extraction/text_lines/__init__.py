"""What the lines of a plain text are: a role for each, told by a model that decodes them as a whole."""
