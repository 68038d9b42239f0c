"""``mkdocs build`` leaves the last site as it was, byte for byte, until the new one is whole.

MkDocs empties the folder of the site, and builds there: what ends a build ends the site. Here it builds beside it; what
the machine refuses is told in a line, and not as a traceback.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from errno import EACCES, EBUSY, EDQUOT, EFBIG, EIO, EMFILE, ENOSPC, EPERM, EROFS, ETXTBSY
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from explainer.disk.swap import BusyError, built_beside, work_folder
from explainer.mistakes.messages import Message, msg, translator

log = logging.getLogger("mkdocs.publish")

FULL, FORBIDDEN = {ENOSPC, EDQUOT, EFBIG}, {EACCES, EPERM, EROFS, EBUSY}
OF_THE_MACHINE = FULL | FORBIDDEN | {EIO, EMFILE, ETXTBSY}

Build = Callable[..., None]


def publish_whole() -> None:
    """Make ``mkdocs build`` and ``mkdocs gh-deploy`` build as described above; to be called when they start."""
    module: Any = import_module("mkdocs.commands.build")
    if not hasattr(module.build, "is_whole"):
        module.build = whole(module.build)


def whole(build: Build) -> Build:
    """A build that puts a site into place when it is whole. Ends the program when it cannot, and says what to do."""

    def build_beside(config: MkDocsConfig, **options: Any) -> None:
        site = Path(config.site_dir)
        try:
            with built_beside(site) as folder:
                config.site_dir = str(folder)
                _build_in(config, build, **options)
        except BusyError as busy:
            why = msg("another build makes this site ({folder}); wait until it has ended", folder=busy.folder)
            raise _ended(why) from None
        except OSError as error:
            if error.errno not in OF_THE_MACHINE:
                raise
            raise _ended(_refused(error)) from None
        except KeyboardInterrupt:
            raise _ended(msg("interrupted")) from None
        finally:
            config.site_dir = str(site)
        if (left := work_folder(site)).exists():
            _say(msg("a folder could not be deleted; it is of no use any more: {folder}", folder=left))
        _say(msg("the site is in {folder}", folder=site))

    build_beside.is_whole = True  # type: ignore[attr-defined]
    return build_beside


def _build_in(config: MkDocsConfig, build: Build, **options: Any) -> None:
    try:
        build(config, **options)
    except KeyboardInterrupt as stopped:  # of which MkDocs does not tell
        config.plugins.on_build_error(error=stopped)  # type: ignore[arg-type]
        raise


def _say(message: Message) -> None:
    log.info(message.text(translator()))


def _refused(error: OSError) -> Message:
    reason = ": ".join(str(part) for part in (error.strerror, error.filename2 or error.filename) if part)
    if error.errno in FULL:
        return msg("{reason}; make room on the disk, then build again", reason=reason)
    if error.errno in FORBIDDEN:
        return msg("{reason}; make it writable, or build elsewhere: mkdocs build -d FOLDER", reason=reason)
    return msg("{reason}; mend it, then build again", reason=reason)


def _ended(why: Message) -> SystemExit:
    said = msg("the site was not built, the last one is as it was: {why}", why=why)
    log.error(said.text(translator()))
    return SystemExit(1)
