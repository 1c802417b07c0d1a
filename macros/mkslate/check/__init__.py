"""check: problems from the model. Examples and links are right, or it says where not."""

from mkslate.check.configuration import load_settings, read_settings
from mkslate.check.examine import check, examine
from mkslate.check.registry import FAMILIES, RULES
from mkslate.check.rule import Rule
from mkslate.check.settings import CheckSettings
from mkslate.check.unit import Unit
from mkslate.check.verdict import exit_code, failing

__all__ = [
    "FAMILIES",
    "RULES",
    "CheckSettings",
    "Rule",
    "Unit",
    "check",
    "examine",
    "exit_code",
    "failing",
    "load_settings",
    "read_settings",
]
