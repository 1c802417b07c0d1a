"""pytest plug-in: inert without `--mkslate`.

pytest loads this module in every run of whoever has mkslate installed, so all but the option is
imported only once it is asked for.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--mkslate [PATH]`."""
    parser.getgroup("mkslate", "API portals").addoption(
        "--mkslate",
        nargs="?",
        const=".",
        default=None,
        metavar="PATH",
        help="check the samples and links of the API portal in PATH (default: the current folder)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Check a portal in the runs that ask for it, and only there."""
    path = config.getoption("--mkslate")
    if path is not None:
        from mkslate.pytest_plugin.collect import PortalCollector

        config.pluginmanager.register(PortalCollector(config.invocation_params.dir / path), "mkslate-portal")
