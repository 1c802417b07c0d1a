"""external: the links that lead to other servers, which are asked for them (`find`)."""

from mkslate.check.external.rules import RULES

__all__ = ["RULES"]
