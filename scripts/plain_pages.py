"""Write the pages of ``site/`` as plain Markdown, for any generator: ``make markdown``.

python scripts/plain_pages.py             into markdown/
python scripts/plain_pages.py FOLDER      into this folder
"""

from __future__ import annotations

import argparse
from pathlib import Path

from explainer.exports.plain_pages import write_plain_pages
from explainer.project import Project


def main() -> None:
    project = Project()
    parser = argparse.ArgumentParser(description="Write the pages of the site as plain Markdown.")
    parser.add_argument("folder", nargs="?", type=Path, default=project.root / "markdown", help="where to write them")
    parser.add_argument("--site", type=Path, default=project.root / "site", help="the built site")
    wanted = parser.parse_args()
    written = write_plain_pages(wanted.site, wanted.folder)
    print(f"{project.shown(wanted.folder)}: {len(written)}")


if __name__ == "__main__":
    main()
