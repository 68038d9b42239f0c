"""Check the facts, the labels and the pages, and say everything that is wrong with them.

    python scripts/check.py            the file named by AGREEMENT, else by mkdocs.yml (extra.agreement)
    python scripts/check.py FILE …     these files
    python scripts/check.py --which    only says which file it would be

Exit status: 0 when all is well, 1 when there are mistakes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer.mistakes.messages import msg, translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.project import Project
from explainer.settings import Settings
from explainer.site import load_site


def main() -> int:
    project = Project()
    parser = argparse.ArgumentParser(description="Check the facts, the labels and the pages.")
    parser.add_argument("files", nargs="*", type=Path, default=[project.facts], metavar="FILE")
    parser.add_argument("--lang", help="language of the messages; by default the one of the environment (LANG)")
    parser.add_argument("--which", action="store_true", help="only say which facts file the site is made from")
    arguments = parser.parse_args()
    if arguments.which:
        print(project.shown(project.facts))
        return 0
    translate = translator(arguments.lang)
    failed = False
    for path in arguments.files:
        try:
            load_site(project, path)
            print(msg("{file}: no error", file=project.shown(path)).text(translate))
        except InvalidFileError as invalid:
            print(report(invalid.problems, translate), file=sys.stderr)
            failed = True
    for problem in Settings(project).without_effect():
        print(problem.heading(translate))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
