"""`mkslate check --external`: links to other servers, played by one on this machine."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from hand_made import portal_of

from mkslate.check.external import find
from mkslate.check.external.answer import Answer
from mkslate.check.external.ask import ask_all
from mkslate.check.external.cache import WEEK, cache_file, recall, remember
from mkslate.check.external.retry import pause
from mkslate.check.settings import CheckSettings
from mkslate.cli import main
from mkslate.errors import PortalError
from tree import write_tree


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a request that hangs on purpose is not waited for

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.let_go = threading.Event()
        self.open = self.most = 0
        self.lock = threading.Lock()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_HEAD(self) -> None:  # the name that the host looks for
        self.answer()

    do_GET = do_HEAD  # noqa: N815  # the host's name for it

    def answer(self) -> None:
        number = self.server.asked[f"{self.command} {self.path}"]
        self.server.asked[f"{self.command} {self.path}"] += 1
        with self.server.lock:
            self.server.open += 1
            self.server.most = max(self.server.most, self.server.open)
        headers, status = {}, 200
        match self.path.strip("/").split("/"):
            case ["status", code]:
                status = int(code)
            case ["no-head", code]:
                status = int(code) if self.command == "HEAD" else 200
            case ["busy", code] if not number:
                status, headers = int(code), {"Retry-After": "0"}
            case ["to", code, *rest]:
                status, headers = int(code), {"Location": "/" + "/".join(rest)}
            case ["hang"]:
                self.server.let_go.wait(20)
        with self.server.lock:
            self.server.open -= 1
        self.send_response(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        threading.Thread(target=started.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield started
        started.let_go.set()
        started.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [
        ("/fine", 200, ""),
        ("/status/404", 404, ""),
        ("/status/401", 401, ""),
        ("/no-head/403", 200, ""),
        ("/no-head/405", 200, ""),
        ("/no-head/501", 200, ""),
        ("/busy/429", 200, ""),
        ("/busy/503", 200, ""),
        ("/to/301/fine", 200, "/fine"),
        ("/to/308/to/301/fine", 200, "/fine"),
        ("/to/302/fine", 200, ""),
        ("/to/301/to/302/fine", 200, "/to/302/fine"),
        ("/to/302/to/301/fine", 200, ""),
        ("/to/301/status/404", 404, "/status/404"),
    ],
)
def test_an_address_is_asked_for(server: Server, path: str, status: int, moved: str) -> None:
    address = server.at(path)
    expected = Answer(status, server.at(moved) if moved else "")

    assert ask_all([address]) == {address: expected}


def test_head_is_enough(server: Server) -> None:
    ask_all([server.at("/fine")])

    assert server.asked == {"HEAD /fine": 1}


def test_circles_and_silence_have_an_end(server: Server) -> None:
    circle = "/to/302" * 30
    answers = ask_all([server.at(circle), server.at("/hang"), "http://127.0.0.1:1/"], seconds=0.5)

    assert [one.status for one in answers.values()] == [0, 0, 0]
    assert "circles" in answers[server.at(circle)].failure
    assert answers[server.at("/hang")].failure


def test_a_server_is_asked_for_few_things_at_once(server: Server) -> None:
    done: list[None] = []
    answers = ask_all([server.at(f"/{n}") for n in range(60)], lambda: done.append(None))

    assert {one.status for one in answers.values()} == {200}
    assert len(done) == 60
    assert 1 <= server.most <= 4


def test_how_long_to_wait() -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    date = (now + timedelta(seconds=7)).strftime("%a, %d %b %Y %H:%M:%S GMT")

    assert [pause(None, tried) for tried in range(3)] == [1, 2, 4]
    assert pause("3", 0) == 3
    assert pause("99999", 0) == 60
    assert pause(date, 0, now) == 7
    assert pause(date, 0, now + timedelta(days=1)) == 0
    assert pause("soon", 1) == 2


def text_of(server: Server) -> str:
    return "\n\n".join(
        [
            f"[a]({server.at('/fine')}#x) [b]({server.at('/fine')})",
            f"[c]({server.at('/status/404')})",
            f'<img src="{server.at("/status/500")}">',
            f"[d]({server.at('/to/301/fine')}) [e](https://example.com/) [f]({server.at('/{id}')})",
            "[g](mailto:a@example.com) [h](#x) [i](http://[)",
        ]
    )


def told(server: Server, cache: Path, settings: CheckSettings | None = None) -> list[str]:
    portal = portal_of(text_of(server))
    units = find.check_external(portal, settings or CheckSettings(), cache)
    return [f"{one.place}: {one.rule}" for unit in units for one in unit.problems]


def test_problems_have_their_place(server: Server, tmp_path: Path) -> None:
    assert told(server, tmp_path / "c") == [
        "index.md:3:1: external-gone",
        "index.md:5:1: external-silent",
        "index.md:7:1: external-moved",
    ]
    assert server.asked["HEAD /fine"] == 2  # asked for itself, and as the end of a redirect


def test_good_answers_are_kept(server: Server, tmp_path: Path) -> None:
    first = told(server, tmp_path / "c")
    before = server.asked.copy()

    assert told(server, tmp_path / "c") == first
    assert set(server.asked - before) == {
        f"{method} /status/{code}" for method in ("HEAD", "GET") for code in (404, 500)
    }


def test_lists_of_addresses(server: Server, tmp_path: Path) -> None:
    only = CheckSettings(external_allow=("*/status/*",), external_deny=("*/500",))

    assert told(server, tmp_path / "c", only) == ["index.md:3:1: external-gone"]
    assert not [path for path in server.asked if "fine" in path or "500" in path]


def test_the_cache_forgets(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "c"
    answers = {"http://a/": Answer(200, "http://b/"), "http://c/": Answer(404)}
    remember(file, answers, now=1000.0)

    assert recall(file, answers, now=1000.0 + WEEK - 1) == {"http://a/": Answer(200, "http://b/")}
    assert recall(file, ["http://c/"], now=1000.0) == {}
    assert recall(file, answers, now=1000.0 + WEEK) == {}


def test_a_broken_cache_is_gone_without(tmp_path: Path) -> None:
    file = tmp_path / "c"
    file.write_bytes(b"no database" * 99)
    remember(file, {"http://a/": Answer(200)})

    assert recall(file, ["http://a/"]) == {}
    remember(tmp_path / "c" / "under-a-file", {"http://a/": Answer(200)})


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_file() == tmp_path / "mkslate" / "external.sqlite"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_file().is_relative_to(Path.home())


def test_the_command(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    mark = "<!-- mkslate: ignore external-gone it comes back -->\n\n"
    page = f"# A\n\n{mark}[a]({server.at('/status/404')})\n\n[b]({server.at('/status/410')})\n"
    root = write_tree(tmp_path / "portal", {"source/index.html.md": page})
    plain = CliRunner().invoke(main, ["check", str(root)])
    result = CliRunner().invoke(main, ["check", str(root), "--external", "--format", "concise"])

    assert (plain.exit_code, plain.stdout) == (0, "")
    assert result.exit_code == 1
    assert [line.partition(": ")[0] for line in result.stdout.splitlines()] == ["source/index.html.md:7:1"]
    assert sorted(file.name for file in root.rglob("*") if file.is_file()) == ["index.html.md"]


def test_without_the_extra_it_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "find_spec", lambda _: None)

    with pytest.raises(PortalError, match=r"needs aiohttp \(pip install 'mkslate\[external\]'\)"):
        find.check_external(portal_of("# A\n"), CheckSettings(), tmp_path / "c")
