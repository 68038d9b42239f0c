"""Write ``data/agreement.schema.json`` from the model; with ``--check``, only say whether it is current."""

from __future__ import annotations

import argparse
import sys

from explainer.project import Project
from explainer.schema import schema_text


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the JSON Schema of the facts file.")
    parser.add_argument("--check", action="store_true", help="only check that it is current")
    project = Project()
    text = schema_text(project.locales)
    if not parser.parse_args().check:
        project.schema.write_text(text, encoding="utf-8")
        return 0
    if project.schema.read_text(encoding="utf-8") == text:
        return 0
    print(f"{project.shown(project.schema)}: not current; run python scripts/schema.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
