"""Shell samples: a reader that keeps positions, and a judge of curl's command lines."""

from mkslate.check.shell.find import NAMES, find, read
from mkslate.check.shell.rules import RULES

__all__ = ["NAMES", "RULES", "find", "read"]
