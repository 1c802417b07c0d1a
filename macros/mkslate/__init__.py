"""mkslate publishes an API developer portal from Slate's Markdown, through MkDocs."""

__version__ = "0.1.0"
