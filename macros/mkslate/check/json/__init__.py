"""JSON samples: strict first, then a reader of our own that tells every deviation apart."""

from mkslate.check.json.find import find, strict
from mkslate.check.json.rules import RULES

__all__ = ["RULES", "find", "strict"]
