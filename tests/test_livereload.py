"""The server of the preview serves the site, to this machine, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from livereload import REPORT, GuardedServer
from test_preview import free_port

HERE = "127.0.0.1:8000"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[GuardedServer]:
    """One that serves a page, beside a file that is a secret."""
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "site"
    (root / "people").mkdir(parents=True)
    for name in ("index.html", "people/index.html"):
        (root / name).write_text("<html><body>page</body></html>")
    made = GuardedServer(builder=lambda: None, host="127.0.0.1", port=free_port(), root=str(root))
    made._watched_paths["."] = 1  # it is one that reloads
    yield made
    made.server_close()


def answer(server: GuardedServer, path: str, host: str = HERE) -> tuple[str, str]:
    """The status of what is answered, and the content."""
    statuses: list[str] = []

    def start(status: str, headers: Any) -> None:
        statuses.append(status)

    environ = {"PATH_INFO": path, "HTTP_HOST": host, "REQUEST_METHOD": "GET"}
    content = b"".join(server.serve_request(environ, start))
    return statuses[0][:3], content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/people/../../secret.txt",
        "//../secret.txt",
        "/./../secret.txt",
        "/..\\secret.txt",
        "/%2e%2e/secret.txt",
        "/people/\0/../../secret.txt",
        "/livereload/../secret.txt",
        "/livereload/1/../../../secret.txt",
        "../secret.txt",
        "",
        "/\xff\xfe",
        "/" + "a" * 5000,
        "/" + "a/" * 5000,
    ],
)
def test_no_path_leads_out_of_the_folder(path: str, server: GuardedServer) -> None:
    status, content = answer(server, path)
    assert status in {"200", "302", "403", "404"}
    assert "secret" not in content
    assert answer(server, "//" + str(Path(server.root).parent / "secret.txt"))[0] == "404"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", "200"),
        ("localhost:8000", "200"),
        ("[::1]:8000", "200"),
        ("", "200"),
        ("example.net", "403"),
        ("127.0.0.1.example.net:8000", "403"),
        ("192.0.2.1", "403"),
        ("[::1", "403"),
    ],
)
def test_who_asks_in_the_name_of_another_site_is_refused(host: str, status: str, server: GuardedServer) -> None:
    assert answer(server, "/", host)[0] == status


def test_the_script_that_reloads_a_page_stands_in_no_page(server: GuardedServer) -> None:
    _, page = answer(server, "/people/")
    before, found, after = page.partition('<script src="/livereload/')
    assert (before, after.endswith("</body></html>")) == ("<html><body>page", True)
    assert found
    address = "/livereload/" + after.partition('"')[0]
    status, code = answer(server, address)
    assert status == "200"
    assert f"livereload({address.split('/')[2]}," in code
    assert "data-preview-report" in answer(server, REPORT)[1]
