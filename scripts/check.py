"""Check the facts, the labels and the pages, and say everything that is wrong with them.

    python scripts/check.py            the file named by AGREEMENT, else data/agreement.yaml
    python scripts/check.py FILE …     these files

Exit status: 0 when all is well, 1 when there are mistakes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer.mistakes.messages import msg, translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.settings_form import check_settings
from explainer.project import Project
from explainer.site import load_site


def main() -> int:
    project = Project()
    parser = argparse.ArgumentParser(description="Check the facts, the labels and the pages.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--lang", help="language of the messages; by default the one of the environment (LANG)")
    arguments = parser.parse_args()
    translate = translator(arguments.lang)
    try:
        check_settings(project)
    except InvalidFileError as invalid:
        print(report(invalid.problems, translate), file=sys.stderr)
        return 1
    failed = False
    for path in arguments.files or [project.facts]:
        try:
            load_site(project, path)
            print(msg("{file}: no error", file=project.shown(path)).text(translate))
        except InvalidFileError as invalid:
            print(report(invalid.problems, translate), file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
