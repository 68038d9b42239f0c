"""The server of the preview under the policy of the site.

What MkDocs writes into pages, a script that changes with each build, comes from an address here; what is asked in the
name of another site, or under no name that a file can have, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from mkdocs import livereload

from explainer.mistakes.messages import msg, translator

SCRIPT = re.compile(r"/livereload/(\d+)/(\d+)\.js")

# What tells of mistakes lies over a page; see ``preview.explain``.
REPORT = "/livereload/report.css"
STYLE = """[data-preview-report] {
  position: fixed; inset: auto 0 0; max-height: 75vh; z-index: 9; overflow: auto; margin: 0; padding: 1.5rem;
  background: #fbfaf7; color: #151a21; border-top: .5rem solid #96301c;
  font: 1rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere;
}
"""


class GuardedServer(livereload.LiveReloadServer):
    """MkDocs' server, as described above."""

    request_queue_size = 128  # a browser asks for much at once; more than MkDocs' five

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"])
        if "\0" in path or not self._is_asked_here(str(environ.get("HTTP_HOST", ""))):
            refused = msg("the preview answers this machine only; for others: mkdocs serve -a 0.0.0.0:8000")
            return _answer(start_response, "403 Forbidden", "text/plain", refused.text(translator()))
        if path == REPORT:
            return _answer(start_response, "200 OK", "text/css", STYLE)
        if found := SCRIPT.fullmatch(path):
            code = livereload._SCRIPT_TEMPLATE.substitute(epoch=found[1], request_id=found[2])
            return _answer(start_response, "200 OK", "text/javascript", code)
        return super().serve_request(environ, start_response)

    def _is_asked_here(self, host: str) -> bool:
        """Whether the browser knows that it asks this machine. A page of another site may have its name lead here, to
        read what is not published yet; who serves to others on purpose is asked under any name."""
        try:
            name = urlsplit(f"//{host}").hostname or "localhost"
        except ValueError:
            return False
        return _is_loopback(name) or not _is_loopback(str(self.server_address[0]))

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        before, found, after = content.rpartition(b"</body>")
        script = f'<script src="/livereload/{epoch}/{livereload._timestamp()}.js"></script>'.encode()
        return before + script + found + after if found else content + script


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _answer(start_response: Any, status: str, kind: str, content: str) -> list[bytes]:
    start_response(status, [("Content-Type", f"{kind}; charset=utf-8"), ("Cache-Control", "no-store")])
    return [content.encode()]
