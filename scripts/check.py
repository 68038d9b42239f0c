"""Check the facts file and say everything that is wrong with it.

    python scripts/check.py            the file named by AGREEMENT, else data/agreement.yaml
    python scripts/check.py FILE …     these files

Exit status: 0 when all is well, 1 when there are mistakes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer import project
from explainer.load import load_facts
from explainer.problems import InvalidFileError


def main() -> int:
    parser = argparse.ArgumentParser(description="Check the facts file.")
    parser.add_argument("files", nargs="*", type=Path, default=[project.facts_path()], metavar="FILE")
    failed = False
    for path in parser.parse_args().files:
        try:
            load_facts(path, project.site_locales(), project.shown(path))
            print(f"{project.shown(path)}: no error")
        except InvalidFileError as invalid:
            print(invalid, file=sys.stderr)
            failed = True
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
