"""Middleman's own helpers, as far as sources use them, and the constants that they ask."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from mkslate.errors import Problem
from mkslate.place import Place
from mkslate.source.erb.text_methods import to_json
from mkslate.source.erb.values import CLASSES, Record, RubyClass, RubyError, text
from mkslate.source.i18n import MissingTranslation, chosen_locale, translate
from mkslate.source.pieces import Piece, Text
from mkslate.source.scope import Scope

YIELD = "yield"  # no name of a local: the text of the block that a partial is called with


@dataclass(frozen=True, slots=True)
class Asked:
    """What a helper is asked: its arguments, and its block as a function that gives its text."""

    scope: Scope
    place: Place
    args: tuple[Any, ...]
    named: Mapping[str, Any]
    block: Callable[[], str] | None = None

    def text(self, value: Any) -> str:
        """A value as text."""
        return text(self.scope.meter, value)

    def argument(self, number: int, what: str) -> Any:
        """An argument that must be there."""
        if number >= len(self.args):
            raise RubyError(f"{what} is missing")
        return self.args[number]


Helper = Callable[[Asked], Any]


def _partial(asked: Asked) -> Text:
    name = asked.argument(0, "the partial's name")
    if not isinstance(name, str):
        raise RubyError("the partial's name is no string")
    variables = dict(asked.named.get("locals") or {})
    if asked.block is not None:
        variables[YIELD] = asked.block()
    meter = asked.scope.meter
    meter.enter(3)
    try:
        expansion = asked.scope.partial(name, asked.place, variables)
    finally:
        meter.leave(3)
    made = Text(Piece(line.text + "\n", line.place, literal=True) for line in expansion.lines)
    meter.string(len(made))
    return Partial(made.pieces, expansion.problems)


class Partial(Text):
    """A partial's text with the problems of its own file, which whoever puts it out reports."""

    __slots__ = ("problems",)
    problems: tuple[Problem, ...]

    def __new__(cls, pieces: Iterable[Piece] = (), problems: tuple[Problem, ...] = ()) -> Self:
        """The text that the pieces make."""
        self = super().__new__(cls, pieces)
        self.problems = problems
        return self


def _attributes(asked: Asked, named: Mapping[str, Any]) -> str:
    made = []
    for name, value in named.items():
        if value is True:
            made.append(f' {name}="{name}"')
        elif isinstance(value, Mapping):
            made += [f' {name}-{key}="{html.escape(asked.text(one))}"' for key, one in value.items()]
        elif value is not None and value is not False:
            shown = " ".join(map(asked.text, value)) if isinstance(value, list) else asked.text(value)
            made.append(f' {name}="{html.escape(shown, quote=True)}"')
    return "".join(made)


def _asset(asked: Asked, folder: str, ending: str = "") -> str:
    """The address of an asset: those with a folder of their own stand as they are (Middleman's rule)."""
    name = asked.text(asked.argument(0, "the file's name"))
    if ending and not name.partition("?")[0].endswith(ending):
        name += ending
    if name.startswith(("/", f"{folder}/", "http:", "https:", "//", "data:")):
        return name
    return f"{folder}/{name}"


def _image_path(asked: Asked) -> str:
    return _asset(asked, "images")


def _image_tag(asked: Asked) -> str:
    named = dict(asked.named)
    size = named.pop("size", None)
    if isinstance(size, str) and "x" in size:
        named["width"], _, named["height"] = size.partition("x")
    named.setdefault("alt", "")
    return f'<img src="{html.escape(_image_path(asked))}"{_attributes(asked, named)} />'


def _link_to(asked: Asked) -> Any:
    if asked.block is not None:
        return _around("a", {"href": asked.text(asked.argument(0, "the address")), **_rest(asked, 1)}, asked)
    label = asked.text(asked.argument(0, "the link's text"))
    address = asked.text(asked.args[1]) if len(asked.args) > 1 else label
    return f"<a{_attributes(asked, {'href': address, **_rest(asked, 2)})}>{label}</a>"


def _rest(asked: Asked, number: int) -> Mapping[str, Any]:
    options = asked.args[number] if number < len(asked.args) else {}
    return {**(options if isinstance(options, Mapping) else {}), **asked.named}


def _around(tag: str, attributes: Mapping[str, Any], asked: Asked) -> Any:
    """A tag around the text of the block, which keeps its places."""
    inner = asked.block() if asked.block else ""
    pieces = inner.pieces if isinstance(inner, Text) else (Piece(inner, None),)
    return Text((Piece(f"<{tag}{_attributes(asked, attributes)}>", None), *pieces, Piece(f"</{tag}>", None)))


def _content_tag(asked: Asked) -> Any:
    tag = asked.text(asked.argument(0, "the tag's name"))
    if asked.block is not None:
        return _around(tag, _rest(asked, 1), asked)
    inner = asked.text(asked.args[1]) if len(asked.args) > 1 else ""
    return f"<{tag}{_attributes(asked, _rest(asked, 2))}>{inner}</{tag}>"


def _tag(asked: Asked) -> str:
    tag = asked.text(asked.argument(0, "the tag's name"))
    return f"<{tag}{_attributes(asked, _rest(asked, 1))} />"


def _mail_to(asked: Asked) -> str:
    address = asked.text(asked.argument(0, "the address"))
    label = asked.text(asked.args[1]) if len(asked.args) > 1 else address
    return f'<a href="mailto:{html.escape(address)}"{_attributes(asked, asked.named)}>{label}</a>'


def _script(asked: Asked) -> str:
    address = html.escape(_asset(asked, "javascripts", ".js"))
    return f'<script src="{address}"{_attributes(asked, asked.named)}></script>'


def _style(asked: Asked) -> str:
    address = html.escape(_asset(asked, "stylesheets", ".css"))
    return f'<link href="{address}" rel="stylesheet"{_attributes(asked, asked.named)} />'


def _translate(asked: Asked) -> Any:
    key = asked.args[0] if asked.args else ""
    named = dict(asked.named)
    scope, default = named.pop("scope", None), named.pop("default", None)
    locale = named.pop("locale", None) or chosen_locale(asked.scope.translations, asked.scope.locale)
    values = {name: value if isinstance(value, int) else asked.text(value) for name, value in named.items()}
    found = translate(asked.scope.translations, str(locale), key, scope, values)
    return default if isinstance(found, MissingTranslation) and default is not None else found


def _data(asked: Asked) -> Record:
    return Record("data", asked.scope.data, "there is no data file `{}`", "data files stand in data/")


def _config(asked: Asked) -> Record:
    hint = "give it one under `config:` of mkslate in mkdocs.yml"
    return Record("config", asked.scope.config, "config.rb gives no plain value for `{}`", hint)


def _current_page(asked: Asked) -> Record:
    hint = "`current_page.data` is the front matter"
    return Record("current_page", {"data": asked.scope.page}, "mkslate knows no `current_page.{}`", hint)


def _escaped(asked: Asked) -> str:
    return html.escape(asked.text(asked.argument(0, "the text")), quote=True)


HELPERS: Mapping[str, Helper] = {
    "asset_path": lambda asked: _asset(asked, asked.text(asked.argument(0, "the kind"))),
    "config": _config,
    "content_tag": _content_tag,
    "current_page": _current_page,
    "current_resource": _current_page,
    "data": _data,
    "escape_html": _escaped,
    "h": _escaped,
    "image_path": _image_path,
    "image_tag": _image_tag,
    "javascript_include_tag": _script,
    "link_to": _link_to,
    "locals": lambda asked: {name: one for name, one in asked.scope.locals.items() if name != YIELD},
    "mail_to": _mail_to,
    "partial": _partial,
    "raw": lambda asked: asked.text(asked.argument(0, "the text")),
    "stylesheet_link_tag": _style,
    "t": _translate,
    "tag": _tag,
    "translate": _translate,
    "url_for": lambda asked: asked.text(asked.argument(0, "the address")),
}


def _json(asked: Asked, *, pretty: bool = False) -> str:
    return to_json(asked.scope.meter, asked.argument(0, "the value"), pretty=pretty)


def _hash_of(asked: Asked) -> dict[Any, Any]:
    if len(asked.args) == 1 and isinstance(asked.args[0], list):
        return {pair[0]: pair[1] for pair in asked.args[0]}
    if len(asked.args) % 2:
        raise RubyError("`Hash[]` takes keys with their values")
    return dict(zip(asked.args[::2], asked.args[1::2], strict=True))


# What sources ask of constants; nothing else of a constant is known.
CONSTANTS: Mapping[str, Helper] = {
    "Date.today": lambda asked: asked.scope.today,
    "DateTime.now": lambda asked: asked.scope.today,
    "Hash.[]": _hash_of,
    "I18n.locale": lambda asked: chosen_locale(asked.scope.translations, asked.scope.locale),
    "I18n.t": _translate,
    "I18n.translate": _translate,
    "JSON.dump": _json,
    "JSON.generate": _json,
    "JSON.pretty_generate": lambda asked: _json(asked, pretty=True),
    "Time.current": lambda asked: asked.scope.today,
    "Time.now": lambda asked: asked.scope.today,
    **{name: lambda _asked, name=name: RubyClass(name) for name in CLASSES},  # type: ignore[misc]  # mypy cannot type a lambda's default
}

__all__ = ["CONSTANTS", "HELPERS", "YIELD", "Asked", "Partial"]
