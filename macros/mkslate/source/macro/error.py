"""MacroError: what an author got wrong in the call of a macro."""

from __future__ import annotations


class MacroError(Exception):
    """A mistake in a macro's arguments or data; whoever runs the template adds the place of the call."""

    def __init__(self, message: str, hint: str = "") -> None:
        """Say what is wrong, and how to mend it."""
        self.message = message
        self.hint = hint
        super().__init__(f"{message} ({hint})" if hint else message)
