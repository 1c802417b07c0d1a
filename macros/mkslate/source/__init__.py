"""source: the author's files, read, resolved and expanded into the model of a portal."""
