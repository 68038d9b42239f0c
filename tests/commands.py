"""Our commands in processes of their own, as people run them, but for what takes them longest: to import what others
wrote. One process imports it once and is forked for each command; see ``run``."""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

# What our commands import and we did not write.
OF_OTHERS = (
    "babel.dates",
    "babel.lists",
    "babel.messages.pofile",
    "click",
    "html_to_markdown",
    "mkdocs.commands.build",
    "mkdocs.livereload",
    "mkdocs_static_i18n.plugin",
    "pagefind",
    "pydantic.root_model",
    "pydantic.types",
    "pymdownx.details",
    "rjsmin",
)


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``python SCRIPT …`` or ``python -m MODULE …`` in ``cwd``, and wait for its end."""
    python, *arguments = command
    assert python == sys.executable
    if any(key.startswith("PYTHON") and value != os.environ.get(key) for key, value in environment.items()):
        # Python reads these when it begins, and the process that is forked has begun.
        return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    with TemporaryDirectory() as name:
        said = {stream: str(Path(name) / stream) for stream in ("stdout", "stderr")}
        asked = {"arguments": arguments, "cwd": str(cwd), "environment": dict(environment), **said}
        server = _server()
        assert server.stdin and server.stdout
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        out, err = (Path(said[stream]).read_text(encoding="utf-8") for stream in ("stdout", "stderr"))
    return subprocess.CompletedProcess(command, code, out, err)


@cache
def _server() -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, __file__]
    server = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(server.communicate)  # it ends when nothing more is to be read
    return server


def serve() -> list[str]:
    """Fork for each command that is asked for; in the process that is to run it, give its arguments."""
    for module in OF_OTHERS:
        import_module(module)
    gc.freeze()
    while asked := sys.stdin.readline():
        child = os.fork()
        if not child:
            return _become(**json.loads(asked))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)
    return []


def _become(arguments: list[str], cwd: str, environment: dict[str, str], stdout: str, stderr: str) -> list[str]:
    for number, path, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, stdout, os.O_WRONLY | os.O_CREAT),
        (2, stderr, os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(path, flags), number)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    return arguments


def main(arguments: list[str]) -> None:
    """Run a command as the interpreter does."""
    if arguments[0] == "-m":
        sys.argv, sys.path[0] = arguments[1:], str(Path.cwd())
        runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)
    else:
        sys.argv, sys.path[0] = arguments, str(Path(arguments[0]).resolve().parent)
        runpy.run_path(arguments[0], run_name="__main__")


if __name__ == "__main__" and (asked_for := serve()):
    main(asked_for)
