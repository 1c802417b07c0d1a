"""The package that users install: what the wheel holds, and what it leaves out."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from configparser import ConfigParser
from email.message import Message
from email.parser import Parser
from importlib import import_module
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import pytest

from mkslate import __version__

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "macros" / "mkslate"
INFO = f"mkslate-{__version__}.dist-info"

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("package")]  # one wheel for all of them


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The wheel of this repository, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation", "--no-index")
    command = (sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(folder), str(ROOT))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = folder.iterdir()
    return ZipFile(file)


def metadata(wheel: ZipFile) -> Message:
    return Parser().parsestr(wheel.read(f"{INFO}/METADATA").decode())


def test_it_holds_every_file_of_the_package(wheel: ZipFile) -> None:
    files = (file for file in PACKAGE.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    wanted = {f"mkslate/{file.relative_to(PACKAGE).as_posix()}" for file in files}

    assert {name for name in wheel.namelist() if not name.startswith(INFO)} == wanted


def test_it_holds_the_theme_and_the_mark_of_typing(wheel: ZipFile) -> None:
    names = wheel.namelist()
    kinds = {Path(name).suffix for name in names if name.startswith("mkslate/theme/")}

    assert {".html", ".css", ".js"} <= kinds
    assert "mkslate/theme/main.html" in names
    assert "mkslate/py.typed" in names
    assert f"{INFO}/licenses/LICENSE" in names


def test_it_holds_no_tests_and_no_portal(wheel: ZipFile) -> None:
    assert {name.partition("/")[0] for name in wheel.namelist()} == {"mkslate", INFO}
    assert [name for name in wheel.namelist() if Path(name).name.startswith(("test_", "conftest"))] == []


def test_its_entry_points_lead_somewhere(wheel: ZipFile) -> None:
    entries = ConfigParser()
    entries.read_string(wheel.read(f"{INFO}/entry_points.txt").decode())

    assert set(entries.sections()) == {
        "console_scripts",
        "mkdocs.plugins",
        "markdown.extensions",
        "pytest11",
    }
    for group in entries.sections():
        assert list(entries[group]) == ["mkslate"]
        module, _, name = entries[group]["mkslate"].partition(":")
        assert not name or hasattr(import_module(module), name)


def test_its_metadata_are_those_of_the_project(wheel: ZipFile) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = metadata(wheel)

    assert found["Name"] == "mkslate"
    assert found["Version"] == __version__
    assert found["Requires-Python"] == project["requires-python"]
    extras = project["optional-dependencies"]
    assert sorted(found.get_all("Provides-Extra", [])) == sorted(extras)
    asked = [*project["dependencies"], *chain.from_iterable(extras.values())]
    assert len(found.get_all("Requires-Dist", [])) == len(asked)
    assert str(found.get_payload()).strip() == (ROOT / "README.md").read_text("utf-8").strip()
