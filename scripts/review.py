"""List the statements of the facts file that are due to be checked again. Exit status: always 0."""

from __future__ import annotations

import argparse
from datetime import date

from explainer.facts.load import load_facts
from explainer.facts.review import due
from explainer.mistakes.messages import msg
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.settings_form import begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--on", type=date.fromisoformat, default=date.today(), help="as if today were this day")
    arguments, translate, project = begun(parser)
    try:
        facts, document = load_facts(project.facts, project.locales, project.shown(project.facts), project.drafts)
    except InvalidFileError as invalid:
        print(report(invalid.problems, translate))
        return
    found = due(facts, document, arguments.on)
    for problem in found:
        print(problem.heading(translate))
    print(msg("{number} to be checked again", number=len(found)).text(translate))


if __name__ == "__main__":
    main()
