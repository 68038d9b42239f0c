"""Say what readers will read differently.

    python scripts/diff.py BASE           since the revision or file BASE
    python scripts/diff.py BASE HEAD      between two of them

Exit status: 0 when both could be read, 1 when not, or when HEAD has mistakes. BASE may have some, for it may be older
than the rules of today; they are shown, and it is compared as far as it can be read.
"""

from __future__ import annotations

import argparse
import signal
import sys

from babel.core import default_locale

from explainer.comparison.compare import compare
from explainer.comparison.sides import is_new_since, read_sides
from explainer.comparison.writers import WRITERS
from explainer.language.labels import load_labels
from explainer.language.localize import Localizer
from explainer.mistakes.messages import msg, translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.settings_form import settled


def main() -> int:
    parser = argparse.ArgumentParser(description="Say what readers will read differently.")
    parser.add_argument("base", metavar="BASE", help="a file, or a revision of git")
    parser.add_argument("head", metavar="HEAD", nargs="?", help="another; by default the facts file as it is now")
    parser.add_argument(
        "--lang", help="language of the site to say it in; by default the one of the environment (LANG)"
    )
    parser.add_argument(
        "--every-language", action="store_true", help="say it in each language of the site, drafts aside"
    )
    parser.add_argument("--format", choices=WRITERS, default="text")
    arguments = parser.parse_args()
    project = settled(translator(arguments.lang))
    language = _language(arguments.lang, project.locales)
    translate = translator(language)
    if is_new_since(project, arguments.base):
        note = msg("{file} is new since {base}", file=project.shown(project.facts), base=arguments.base)
        print(note.text(translate))
        return 0
    try:
        sides = read_sides(project, arguments.base, arguments.head or str(project.facts))
        labels = load_labels(project.labels, project.locales, project.shown(project.labels), project.drafts)
    except InvalidFileError as invalid:
        print(report(invalid.problems, translate), file=sys.stderr)
        return 1
    if sides.problems_before:
        note = msg(
            "{base} is not as the rules want it today; it is compared as far as it can be read", base=arguments.base
        )
        print(report(list(sides.problems_before), translate), note.text(translate), sep="\n", file=sys.stderr)
    comparison = compare(sides.before, sides.after, labels)
    for each in project.finished if arguments.every_language else (language,):
        print(WRITERS[arguments.format](comparison, Localizer(sides.facts, each, labels), translator(each)))
    return 0


def _language(wanted: str | None, locales: tuple[str, ...]) -> str:
    """The language of the site that is wanted, else its first."""
    code = wanted or default_locale(("LC_ALL", "LC_MESSAGES", "LANG")) or ""
    primary = code.replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return next((locale for locale in locales if locale.partition("-")[0] == primary), locales[0])


if __name__ == "__main__":
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # "… | head" ends quietly
    sys.exit(main())
