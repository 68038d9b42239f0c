"""Take the picture of the site that the README shows: the first screen of a page of ``site/``.

python scripts/picture.py [FOLDER]     of the home page, or of the page in this folder of the site
"""

from __future__ import annotations

import argparse
import sys

from explainer.browser import chromium
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import NoBrowserError
from explainer.project import Project


def main() -> int:
    parser = argparse.ArgumentParser(description="Take the picture of the site that the README shows.")
    parser.add_argument("folder", nargs="?", default="", help="where the page is in the site")
    project, folder = Project(), parser.parse_args().folder
    picture = project.root / "guide" / "site.png"
    try:
        with chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 760}, color_scheme="light")
            page.goto((project.root / "site" / folder / "index.html").as_uri())
            page.screenshot(path=picture)
    except NoBrowserError as error:
        print(error.message.text(translator()), file=sys.stderr)
        return 1
    print(project.shown(picture))
    return 0


if __name__ == "__main__":
    sys.exit(main())
