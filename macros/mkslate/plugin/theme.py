"""The theme: our overlay laid over Material, with defaults for what the site does not choose."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme

from mkslate.errors import PortalError, Problem, error, warning
from mkslate.place import Place
from mkslate.source.options import CONFIG_NAME

OVERLAY = Path(__file__).parent.parent / "theme"
_TEMPLATE = "mkslate.html"  # what pages are made from; main.html only extends it
# Features that the overlay is made for: sections of the open page in the navigation, whose room
# on the right the code column takes. Not `navigation.indexes`: the sections of a tree's home,
# where Slate's introduction and authentication stand, would then be listed nowhere. What Material
# does to code and tables waits until they can be seen: pages of a reference have hundreds.
_FEATURES = ("toc.integrate", "navigation.top", "navigation.footer", "content.lazy", "content.action.edit")
# A site that chooses no palette follows the reader's system, with a switch.
_PALETTE: list[dict[str, Any]] = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-7", "name": "Dark colours"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-4", "name": "Light colours"},
    },
]


def require_material(theme: Theme) -> None:
    """Raise PortalError unless the site's theme is the one that our pages are made for."""
    if theme.name != "material":
        hint = "write `theme: {name: material}`; your own templates go into its custom_dir"
        message = f"mkslate's pages need the theme material, not '{theme.name}'"
        raise PortalError([error("option", Place(CONFIG_NAME), message, hint)])


def replaced_template(theme: Theme, root: Path) -> list[Problem]:
    """A warning where the site's own main.html does without the overlay: no columns, no tabs."""
    own = Path(theme.custom_dir or root, "main.html")
    if not theme.custom_dir or not own.is_file() or _TEMPLATE in own.read_text("utf-8", errors="replace"):
        return []
    place = Place(own.relative_to(root).as_posix() if own.is_relative_to(root) else str(own), 1)
    message = "this main.html takes the place of mkslate's, so its pages have no columns and no language tabs"
    return [warning("template", place, message, f'begin it with `{{% extends "{_TEMPLATE}" %}}`')]


def lay_over(config: MkDocsConfig, *, trees: int, copy_buttons: bool, logo: str, language: str) -> None:
    """Put the overlay under the site's own `custom_dir`, and set what the site leaves open.

    No font is loaded from elsewhere unless the site names one; `copy_buttons` are those of
    `code_clipboard`; with several page `trees` each becomes a tab; `language` is that of the first one.
    """
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(OVERLAY))
    features = list(theme.get("features") or [])
    features += [one for one in _FEATURES if one not in features]
    if trees > 1 and "navigation.tabs" not in features:
        features.append("navigation.tabs")
    if copy_buttons and "content.code.copy" not in features:
        features.append("content.code.copy")
    theme["features"] = features
    config.mdx_configs.setdefault("toc", {}).setdefault("permalink", True)
    chosen = _chosen(theme)
    if "font" not in chosen:
        theme["font"] = False
    if "palette" not in chosen:
        theme["palette"] = _PALETTE
    if language and "language" not in chosen:
        theme["language"] = language
    if logo and "logo" not in chosen and not _has_icon(theme):
        theme["logo"] = logo


def _chosen(theme: Theme) -> set[str]:
    """The keys of the theme that the site has set: those that are not as Material has them."""
    default = Theme(name=theme.name)
    return {key for key in ("font", "palette", "logo", "language") if theme.get(key) != default.get(key)}


def _has_icon(theme: Theme) -> bool:
    icon = theme.get("icon")
    return isinstance(icon, dict) and bool(icon.get("logo"))
