"""section: whether the samples, the request lines and the tables of a section agree."""

from mkslate.check.section.find import find
from mkslate.check.section.rules import RULES

__all__ = ["RULES", "find"]
