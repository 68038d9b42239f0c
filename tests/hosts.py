"""Hosts of static sites, on this machine: one that heeds ``_headers`` and one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from explainer.finish.policy import HEADERS_FILE

SOON = 0.05  # seconds, after which a server that is to end does

Rules = dict[str, list[tuple[str, str]]]


def rules_of(site: Path) -> Rules:
    """What the file ``_headers`` says, by address."""
    rules: Rules = {}
    address = ""
    for line in (site / HEADERS_FILE).read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            address = line
            assert address not in rules
            rules[address] = []
        else:
            name, _, value = line.strip().partition(": ")
            rules[address].append((name, value))
    return rules


def headers_at(rules: Rules, path: str) -> list[tuple[str, str]]:
    """Every header that a host sends with the answer at ``path``."""
    return [header for address, headers in rules.items() if fnmatchcase(path, address) for header in headers]


class PlainHost(SimpleHTTPRequestHandler):
    """Shows 404.html where there is no file."""

    def log_message(self, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class HostWithHeaders(PlainHost):
    """Sends what ``_headers`` says, too."""

    def end_headers(self) -> None:
        for name, value in headers_at(cached_rules(Path(self.directory)), urlsplit(self.path).path):
            self.send_header(name, value)
        super().end_headers()


cached_rules = cache(rules_of)


@contextmanager
def serving(folder: Path, host: type[SimpleHTTPRequestHandler] = PlainHost) -> Iterator[str]:
    """The address of a folder on a local server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    Thread(target=server.serve_forever, args=(SOON,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
