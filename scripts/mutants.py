"""Change the code of the data layer in one place at a time, and say which of the changes no fast test notices.

python scripts/mutants.py                     a sample of 200, the same each time
python scripts/mutants.py --count 500         a larger one (--count 0: all); --seed chooses another
python scripts/mutants.py NAME …              these, as they are named in the list of the survivors

mutmut makes the changes and runs the tests, by its settings in pyproject.toml. It wants packages in a folder src, so it
works in a copy of the project, .cache/mutants, which stays, so that one change can be tried again. Exit status: 0 when
at least 95 % of the changes were noticed.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

from explainer.project import Project

ENOUGH = 0.95
COPIED = ("data", "docs", "examples", "guide", "overrides", "scripts", "tests", "mkdocs.yml", "pyproject.toml")
MUTMUT = str(Path(sys.executable).with_name("mutmut"))
# What others wrote and the tests import, to be named in preload.txt (see pyproject.toml); plugins of pytest are not.
OTHERS = (
    *("babel.messages.pofile", "bs4", "jinja2", "lxml", "markdown", "mkdocs.config"),
    *("playwright.sync_api", "pydantic", "pytest", "yaml"),
)

# With this mutmut begins each run; alone, it makes the changes and tries none.
MAKE_CHANGES = """
from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants, makedirs, setup_source_paths
makedirs("mutants", exist_ok=True)
copy_src_dir()
copy_also_copy_files()
setup_source_paths()
create_mutants(2)
"""

# What mutmut says of a change by the exit code of the tests.
NOTICED = {
    1: "killed",
    3: "killed",
    255: "not to be imported",
    24: "timed out",
    36: "timed out",
    -24: "timed out",
    152: "timed out",
}
SURVIVED = {0: "survived", 5: "no test", 33: "no test"}


def main() -> int:
    parser = argparse.ArgumentParser(description="Say which changes of the data layer no fast test notices.")
    parser.add_argument("names", nargs="*", help="the changes to try, else a sample")
    parser.add_argument("--count", type=int, default=200, help="how many are tried; 0 for all")
    parser.add_argument("--seed", type=int, default=2021)
    parser.add_argument("--processes", type=int, default=2)
    wanted = parser.parse_args()
    if not wanted.names:  # what a run that was ended left is not to be trusted
        shutil.rmtree(Project().root / ".cache" / "mutants", ignore_errors=True)
    folder = copied(Project().root)
    if not wanted.names:
        subprocess.run([sys.executable, "-c", MAKE_CHANGES], cwd=folder, check=True, capture_output=True)
    every = sorted(results(folder))
    count = wanted.count or len(every)
    tried = wanted.names or random.Random(wanted.seed).sample(every, min(count, len(every)))
    said = mutmut(folder, "run", "--max-children", str(wanted.processes), *tried)
    if any(code is None for name, code in results(folder).items() if name in set(tried)):
        print(said[-3000:], file=sys.stderr)  # it did not get to the end
    return told(folder, {name: code for name, code in results(folder).items() if name in set(tried)}, len(every))


def copied(root: Path) -> Path:
    """The copy of the project in which mutmut works, with the package where it looks for it."""
    folder = root / ".cache" / "mutants"
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source, target = root / name, folder / name
        if source.is_file():
            shutil.copy2(source, target)
            continue
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.rmtree(folder / "src", ignore_errors=True)
    (folder / "src").mkdir()
    (folder / "scripts" / "explainer").rename(folder / "src" / "explainer")
    (folder / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)  # which test comes by which function, before
    for path in (folder / "src").rglob("*.po"):  # mutmut would keep those of the run before
        kept = folder / "mutants" / path.relative_to(folder)
        if kept.exists():
            shutil.copy2(path, kept)
    (folder / "preload.txt").write_text("\n".join(OTHERS), encoding="utf-8")
    return folder


def mutmut(folder: Path, *command: str) -> str:
    """What mutmut says in ``folder``."""
    done = subprocess.run([MUTMUT, *command], cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def results(folder: Path) -> dict[str, int | None]:
    """Every change by its name, with the exit code of the tests where it was tried."""
    found: dict[str, int | None] = {}
    for path in sorted((folder / "mutants").rglob("*.meta")):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def told(folder: Path, codes: dict[str, int | None], of: int) -> int:
    """Print what became of the changes that were tried, and those that nobody noticed; the exit status."""
    said = Counter((NOTICED | SURVIVED).get(code if code is not None else -1, "not tried") for code in codes.values())
    survivors = [name for name, code in codes.items() if code not in NOTICED]
    for name in survivors:
        print(mutmut(folder, "show", name))
    noticed = len(codes) - len(survivors)
    print(f"{len(codes)} of {of} changes tried: {', '.join(f'{count} {what}' for what, count in said.most_common())}")
    print(f"{noticed / max(len(codes), 1):.1%} noticed")
    return 0 if codes and noticed >= ENOUGH * len(codes) else 1


if __name__ == "__main__":
    sys.exit(main())
