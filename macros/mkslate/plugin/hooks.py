"""The plug-in: MkDocs's events, each handed on to what knows how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from mkslate.check import check, load_settings
from mkslate.dialect import MkslateExtension, Rendering
from mkslate.errors import PortalError
from mkslate.model import page as model
from mkslate.model.portal import Portal, Tree
from mkslate.model.resolve import SiteMap, site_map
from mkslate.plugin.address import address_writer
from mkslate.plugin.bundle import with_bundles
from mkslate.plugin.config import MkslateConfig
from mkslate.plugin.files import marker, page_urls, with_portal
from mkslate.plugin.history import last_changes
from mkslate.plugin.language import language_of, unknown_language
from mkslate.plugin.meta import page_meta, set_last_change
from mkslate.plugin.nav import expanded, part_trees, portal_nav
from mkslate.plugin.options import options_of
from mkslate.plugin.readings import write_readings
from mkslate.plugin.report import judge, leave_links_to_us, report
from mkslate.plugin.search import Search
from mkslate.plugin.theme import lay_over, replaced_template, require_material
from mkslate.plugin.toc import label_methods, with_one_root
from mkslate.publish.counterparts import counterparts, tree_labels
from mkslate.publish.deferred import deferred
from mkslate.publish.operations import operations, repeated_titles
from mkslate.source import read
from mkslate.source.site import any_of
from mkslate.source.starter import UNNAMED

_FIRST, _LAST = 100, -100
_LOGO = "images/logo.png"  # where Slate has it


class MkslatePlugin(BasePlugin[MkslateConfig]):
    """Publishes a portal's Slate sources as pages of a MkDocs site."""

    def __init__(self) -> None:
        self._previews = False
        self.keep_going = False  # publish what can be published, each error shown in its place
        self._renderings: dict[str, Rendering] = {}
        self._pages: dict[str, tuple[model.Page, Tree]] = {}
        self._urls: dict[str, str] = {}
        self._languages: dict[str, str] = {}
        self._search = Search()
        self._changes: Mapping[str, str] = {}

    def on_startup(self, *, command: str, **_: object) -> None:
        """Note whether pages are built for a preview."""
        self._previews = command == "serve"

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the sources, and set what of MkDocs and Material depends on them."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        try:
            require_material(config.theme)
            self._portal = read(root, options_of(config, self.config, drafts=self._previews))
        except PortalError as bad:
            report(bad.problems)
            raise Abort("Nothing was published.") from bad
        report(replaced_template(config.theme, root.resolve()))
        self._take(self._portal, config)
        extension = MkslateExtension(self._renderings, **_dialect(self._portal))
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]  # MkDocs hands it on as it is
        return config

    def _take(self, portal: Portal, config: MkDocsConfig) -> None:
        self._pages = {page.name: (page, tree) for tree in portal.trees for page in tree.pages}
        self._urls = page_urls(portal, directories=config.use_directory_urls)
        self._map: SiteMap = site_map(portal)
        hidden = any_of([config.not_in_nav.match_file] if config.not_in_nav else [])
        config.nav = expanded(config.nav, portal) if config.nav else portal_nav(portal, hidden)
        if portal.trees:
            leave_links_to_us(config)
        heads = [tree.front_matter for tree in portal.trees]
        languages = {tree.home: language_of(tree, config.theme) for tree in portal.trees}
        report([problem for tree in portal.trees for problem in unknown_language(tree, config.theme)])
        if config.site_name == UNNAMED and heads and heads[0].title:
            config.site_name = heads[0].title
        lay_over(
            config,
            trees=len(portal.trees),
            copy_buttons=any(head.code_clipboard for head in heads),
            logo=_LOGO if _LOGO in portal.assets else "",
            language=next(iter(languages.values()), ""),
        )
        self._language = config.theme["language"]
        self._languages = {home: language for home, language in languages.items() if language}
        self._labels = tree_labels(portal)
        self._repeated = {tree.home: repeated_titles(tree) for tree in portal.trees}
        self._search = Search.of(config, portal)
        self._changes = last_changes(portal.root, (page for page, _ in self._pages.values()))
        watched = [
            portal.docs_dir,
            *(portal.root / name for name in ("includes", "macros", "data", "locales")),
        ]
        config.watch.extend(str(folder) for folder in watched if folder.is_dir())

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Say what is wrong; what must not be published ends here, before MkDocs cleans the site's folder."""
        settings, wrong = load_settings(self._portal.root, self.config.check)
        problems = (*wrong, *check(self._portal, replace(settings, samples=False)))
        report(problems)
        judge(problems, strict=config.strict, keep_going=self.keep_going)

    @event_priority(_FIRST)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the portal's pages in the place of its sources, and our bundles in the place of theirs."""
        return with_bundles(with_portal(files, self._portal, config), config)

    def on_nav(self, nav: Navigation, /, **_: object) -> Navigation:
        """Keep the way from page to page, and home, within a page tree."""
        part_trees(nav.pages, {f"{name}.md": tree.home for name, (_, tree) in self._pages.items()})
        self._homes = {page.file.src_uri.removesuffix(".md"): page for page in nav.pages}
        self._home = nav.homepage
        return nav

    def on_env(self, env: Any, /, **_: object) -> Any:
        """Tell the page of what is not there in which language each page tree speaks."""
        env.globals["mkslate_trees"] = [
            {"url": self._urls[home], "language": language} for home, language in self._languages.items()
        ]
        return env

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Hand the documents of the page to the extension, under the text that it will meet."""
        found = self._pages.get(page.file.src_uri.removesuffix(".md"))
        if found is None:
            return markdown
        ours, tree = found
        page.meta.update(page_meta(ours, tree) | ({} if not ours.plain else dict(page.meta)))
        self._search.take(ours, page.meta)
        page.meta["mkslate"] |= {
            "tree": self._labels.get(tree.home, ""),
            "trees": self._others(ours, tree, page.url),
            "index": self._search.folders(self._portal, self._urls).get(tree.home, ""),
        }
        set_last_change(page, self._changes.get(ours.name, ""))
        text = f"{marker(ours.name)}\n{markdown}" if ours.plain else markdown
        rendering = Rendering(
            documents=ours.documents,
            tabs=tree.front_matter.language_tabs,
            columns=not ours.plain,
            annotated="content.code.annotate" in (config.theme.get("features") or ()),
            address=address_writer(ours, self._map, self._urls),
        )
        self._renderings[text] = self._renderings[marker(ours.name)] = rendering
        return text

    def _others(self, page: model.Page, tree: Tree, url: str) -> list[dict[str, Any]]:
        """What the switcher offers. Where one tree says its language, the others speak the site's.

        `url` is where the page itself is: another plug-in may have moved it.
        """
        offered = list(counterparts(page, tree, self._portal))
        default = self._language if any(one.language for one in offered) else ""
        return [
            {
                **asdict(one),
                "url": (url if one.current else self._urls[one.page]) or ".",
                "language": one.language or default,
            }
            for one in offered
        ]

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """List every section of the page in the navigation."""
        page.toc = with_one_root(page.toc, str(page.title))
        if found := self._pages.get(page.file.src_uri.removesuffix(".md")):
            ours, tree = found
            label_methods(page.toc, operations(ours, self._repeated[tree.home]))
        return html

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation, **_: object
    ) -> TemplateContext:
        """Have Material speak the language of the page's tree, and lead to its home, page after page."""
        found = self._pages.get(page.file.src_uri.removesuffix(".md"))
        own = self._languages.get(found[1].home) if found else None
        config.theme["language"] = own or self._language
        nav.homepage = self._homes.get(found[1].home, self._home) if found else self._home
        return context

    @event_priority(_LAST)
    def on_post_template(self, output: str, /, **_: object) -> str:
        """Let a page that is made from a template alone, such as that of a missing page, be drawn first."""
        return deferred(output)

    @event_priority(_LAST)
    def on_post_page(self, output: str, /, **_: object) -> str:
        """Let the page be drawn before its scripts run."""
        return deferred(output)

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put our pages into the search index that Material has written, and write what programs read."""
        self._search.write(Path(config.site_dir), self._portal, self._urls)
        write_readings(config, self._portal, self._map, self._urls)


def _dialect(portal: Portal) -> dict[str, Any]:
    settings = portal.settings
    return {
        "heading_ids": settings.heading_ids,
        "smartypants": settings.smartypants,
        "strikethrough": settings.strikethrough,
        "quirks": sorted(settings.quirks),
    }
