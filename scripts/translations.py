"""List the texts of the facts file that have not followed a change in another language. Exit status: always 0."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from explainer.facts.yaml_reader import read_yaml
from explainer.mistakes.messages import Message, msg
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.settings_form import begun
from explainer.translations.behind import Translations, problems, translations
from explainer.translations.memory import known_after
from explainer.versions.history import committed


def main() -> None:
    _, translate, project = begun(argparse.ArgumentParser(description=__doc__))
    shown_as = project.shown(project.facts)
    try:
        document = read_yaml(project.facts, shown_as)
    except InvalidFileError as invalid:
        print(report(invalid.problems, translate))
        return
    former = known_after(committed(project.facts), project.finished, project.memory)
    state = translations(former, document, project.finished, project.drafts)
    if state:
        for problem in problems(state, document):
            print(problem.heading(translate))
    for line in summary(state, shown_as):
        print(line.text(translate))


def summary(state: Translations | None, file: str) -> Iterator[Message]:
    """For each language, how many texts of ``file`` are behind."""
    if state is None:
        yield msg(
            "{file}: which texts are behind is not known, because its history is not there: "
            "no git, a clone without the whole history, or a file that was never committed",
            file=file,
        )
        return
    for locale, texts in state.by_language.items():
        yield msg(
            "{language}: {behind} of {number} texts behind", language=locale, behind=len(texts), number=state.number
        )


if __name__ == "__main__":
    main()
