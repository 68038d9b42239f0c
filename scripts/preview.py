"""A preview that never dies: ``mkdocs serve`` over files with mistakes shows them in the browser and goes on.

MkDocs builds in place and ends, or stops answering, when a build fails. Here a build goes into a folder beside the
served one and takes its place when it is whole; when it fails, its report is laid over the last good pages instead, and
when the settings themselves cannot be read, what MkDocs says of them. What pages can do without for a moment, such as
the index of the search, is made when they are shown already; who asks for it waits until it is there.
"""

from __future__ import annotations

import gc
import logging
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape
from importlib import import_module
from pathlib import Path
from threading import Event, Thread
from typing import Any

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from explainer.disk.swap import put, remove_others
from explainer.mistakes.messages import Message, msg, translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.settings_form import check_settings
from explainer.project import Project
from livereload import REPORT, GuardedServer

log = logging.getLogger("mkdocs.preview")

START, END = b"<!-- errors -->", b"<!-- end of errors -->"
OVERLAY = re.compile(re.escape(START) + b".*?" + re.escape(END), re.DOTALL)

LOOK_EVERY = 0.2  # seconds between two looks at the files; MkDocs has 0.5

Build = Callable[..., None]
Load = Callable[..., MkDocsConfig]


@dataclass
class Rest:
    """What is made when the ``pages`` of a build are shown: everything that it was told to do ``later``."""

    later: list[Callable[[], None]] = field(default_factory=list)
    pages: set[Path] = field(default_factory=set)
    is_shown: Event = field(default_factory=Event)  # the pages are there
    is_made: Event = field(default_factory=Event)

    def begin(self) -> None:
        """Forget the build before, whose rest is made."""
        self.later.clear()
        self.pages.clear()
        self.is_shown.clear()
        self.is_made.clear()

    def make(self, beside: Path, served: Path) -> None:
        """Make it in the folder ``beside`` and put it into ``served``, where what is of no use any more goes."""
        try:
            for make in self.later:
                make()
            remove_others(served, self.pages | put(served, beside))
        except Exception as error:
            _failed(error, served)
        finally:
            self.end(beside)

    def end(self, beside: Path) -> None:
        """The end of a build, whose folder ``beside`` goes; whatever happened, nobody waits any longer."""
        shutil.rmtree(beside, ignore_errors=True)
        gc.enable()
        self.is_shown.set()
        self.is_made.set()


rest = Rest()
rest.is_shown.set()
rest.is_made.set()  # there is none yet


@dataclass
class Unreadable:
    """Stands for settings that cannot be read; ``report`` says why. The server asks the rest of any settings."""

    site_dir: str
    report: str
    watch: list[str] = field(default_factory=list)
    site_url: str = ""


class Server(GuardedServer):
    """A server that says at once when its port is taken, and not as a traceback after the first build, and shows pages
    while the rest is being made."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"polling_interval": LOOK_EVERY, **options})
        host, port = self.server_address[:2]
        with socket.socket(self.address_family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                Path(self.root).rmdir()  # what MkDocs has made for the site
                raise Abort(_no_port(port, error.strerror or "").text(translator())) from None

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        path = str(environ["PATH_INFO"]).removeprefix(self.mount_path)
        rest.is_shown.wait()  # what is asked for during a build may be among its pages
        if Path(f"{path}index.html" if path.endswith("/") or not path else path) not in rest.pages:
            rest.is_made.wait()
        return super().serve_request(environ, start_response)


def keep_alive() -> None:
    """Make ``mkdocs serve`` build as described above; to be called when it starts."""
    serve: Any = import_module("mkdocs.commands.serve")  # other commands do not load what serves
    if not hasattr(serve.build, "keeps_alive"):
        log.info(msg("The preview has no social cards and no files to download.").text(translator()))
        serve.build = build_or_explain(serve.build)
        serve.load_config = load_or_explain(serve.load_config)
        serve.LiveReloadServer = Server


def _no_port(port: int, reason: str) -> Message:
    return msg(
        "the preview cannot have port {port} ({reason}); choose another: make serve PORT={other}, "
        "or mkdocs serve -a 127.0.0.1:{other}",
        port=port,
        reason=reason,
        other=port + 1,
    )


def load_or_explain(load: Load) -> Callable[..., MkDocsConfig | Unreadable]:
    """What loads the settings again, and does not raise for mistakes in them."""

    def load_again(**options: Any) -> MkDocsConfig | Unreadable:
        said = Said()
        logging.getLogger("mkdocs").addHandler(said)
        try:
            return load(**options)
        except (Exception, SystemExit) as error:
            wrong = _wrong_settings() or "\n".join([*said.errors, str(error)])
            log.error(wrong)
            return Unreadable(options["site_dir"], wrong)
        finally:
            logging.getLogger("mkdocs").removeHandler(said)

    return load_again


def _wrong_settings() -> str:
    """What our own check says of the settings; empty where it finds nothing."""
    try:
        check_settings(Project())
    except InvalidFileError as invalid:
        return report(invalid.problems, translator())
    return ""


class Said(logging.Handler):
    """Keeps the ``errors`` that are logged: MkDocs logs what is wrong with a setting, and raises that something is."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.errors.append(record.getMessage())


def build_or_explain(build: Build) -> Build:
    """A build that does not raise for mistakes in the files."""

    def build_beside(config: MkDocsConfig | Unreadable, **options: Any) -> None:
        served = Path(config.site_dir)
        rest.is_made.wait()
        if isinstance(config, Unreadable):
            explain(served, config.report)
            return
        clean_directory = utils.clean_directory  # the i18n plugin replaces it, and forgets to put it back on errors
        beside = Path(tempfile.mkdtemp(prefix="preview_", dir=served.parent))
        config.site_dir = str(beside)
        rest.begin()
        gc.disable()  # waste can wait until everything is there
        try:
            build(config, **options)
            rest.pages |= put(served, beside)
            rest.is_shown.set()
            Thread(target=rest.make, args=(beside, served)).start()
        except (Exception, SystemExit) as error:  # whatever it is, the preview goes on
            try:
                _failed(error, served)
            finally:
                rest.end(beside)
        finally:
            config.site_dir = str(served)
            utils.clean_directory = clean_directory

    build_beside.keeps_alive = True  # type: ignore[attr-defined]
    return build_beside


def _failed(error: BaseException, served: Path) -> None:
    log.error("The preview shows this over the last good pages until it is mended.")
    explain(served, _report(error))


def _report(error: BaseException) -> str:
    """What to show: MkDocs raises ``Abort`` in the place of the error that has the report."""
    cause = (error.__context__ if isinstance(error, Abort) else None) or error
    return str(getattr(cause, "report", None) or f"{type(cause).__name__}: {cause}")


def explain(served: Path, wrong: str) -> None:
    """Lay ``wrong`` over every page of ``served``; where there is no page yet, make one for every address."""
    style = f'<link rel="stylesheet" href="{REPORT}">'
    overlay = START + f'{style}<pre role="alert" data-preview-report>{escape(wrong)}</pre>'.encode() + END
    pages = list(served.rglob("*.html"))
    for path in pages:
        html = OVERLAY.sub(b"", path.read_bytes())
        path.write_bytes(html.replace(b"</body>", overlay + b"</body>"))
    if not pages:
        page = (
            b'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><body>' + overlay + b"</body>"
        )
        for name in ("index.html", "404.html"):
            (served / name).write_bytes(page)
