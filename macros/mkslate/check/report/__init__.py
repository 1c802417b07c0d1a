"""Reports: problems as people and programs read them."""

from mkslate.check.report.github import github
from mkslate.check.report.json_list import json_list
from mkslate.check.report.text import summary, text

# The formats that take no more than the problems, by the name that `--format` gives them.
FORMATS = {"text": text, "json": json_list, "github": github}

__all__ = ["FORMATS", "github", "json_list", "summary", "text"]
