"""The macros that authors of `.md.jinja` files call; each gives Markdown of our dialect."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from mkslate.source.macro.call import checked
from mkslate.source.macro.context import MacroContext
from mkslate.source.macro.endpoint import endpoint
from mkslate.source.macro.endpoints import badge, endpoints
from mkslate.source.macro.error import MacroError
from mkslate.source.macro.fields import fields
from mkslate.source.macro.parameters import parameters
from mkslate.source.macro.request import request
from mkslate.source.macro.resource import resource
from mkslate.source.macro.response import response

__all__ = ["MacroContext", "MacroError", "macros"]


def macros(context: MacroContext) -> Mapping[str, Callable[..., str]]:
    """The built-in macros by their names; every one raises MacroError for an author's mistake."""
    built_in: Mapping[str, Callable[..., str]] = {
        "badge": badge,
        "endpoint": partial(endpoint, context),
        "endpoints": partial(endpoints, context),
        "fields": fields,
        "parameters": parameters,
        "request": partial(request, context),
        "resource": partial(resource, context),
        "response": partial(response, context),
    }
    return {name: checked(name, macro) for name, macro in built_in.items()}
