"""markup: the one grammar. Lines become a document of blocks; nothing else reads Markdown."""
