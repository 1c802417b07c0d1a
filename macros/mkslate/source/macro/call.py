"""The call of a macro: its arguments checked against the macro's own signature."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable

from mkslate.source.macro.error import MacroError
from mkslate.source.macro.plain import plain


def checked(name: str, macro: Callable[..., str]) -> Callable[..., str]:
    """`macro` as a template calls it: arguments are made plain, wrong ones raise MacroError."""
    signature = inspect.signature(macro)

    def call(*args: object, **kwargs: object) -> str:
        for given in kwargs:
            if given not in signature.parameters:
                raise MacroError(f"`{name}` has no argument `{given}`", _suggestion(given, signature))
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as mistake:
            raise MacroError(f"`{name}`: {mistake}", f"its arguments are {_names(signature)}") from None
        for argument, value in bound.arguments.items():
            bound.arguments[argument] = plain(value, f"`{argument}` of `{name}`")
        return macro(*bound.args, **bound.kwargs)

    call.__name__ = name
    call.__doc__ = macro.__doc__
    call.__signature__ = signature  # type: ignore[attr-defined]  # what `inspect.signature` looks for
    return call


def _names(signature: inspect.Signature) -> str:
    return ", ".join(f"`{name}`" for name in signature.parameters)


def _suggestion(given: str, signature: inspect.Signature) -> str:
    near = difflib.get_close_matches(given, signature.parameters, 1)
    return f"did you mean `{near[0]}`?" if near else f"its arguments are {_names(signature)}"
