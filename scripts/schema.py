"""Write what is made from the model: the JSON Schema for editors, and the field guide in each language.

python scripts/schema.py            write them
python scripts/schema.py --check    only say whether they are current; exit status 1 when one is not
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer.facts.yaml_reader import read_yaml
from explainer.guide.field_guide import field_guide
from explainer.guide.schema import schema_text
from explainer.language.labels import load_labels
from explainer.mistakes.messages import translator
from explainer.pages.settings_form import settled
from explainer.project import Project


def generated(project: Project) -> dict[Path, str]:
    """Each file that is made from the model, with its text."""
    locales = project.locales
    labels = load_labels(project.labels, locales, project.shown(project.labels), project.drafts)
    example = read_yaml(project.root / "tests" / "facts" / "every-kind.yaml").data
    guides = {
        project.root / "guide" / f"fields.{locale}.md": field_guide(
            locales, example, translator(locale), project.drafts
        )
        for locale in project.finished
    }
    return {project.schema: schema_text(locales, labels, project.drafts), **guides}


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the JSON Schema and the field guides.")
    parser.add_argument("--check", action="store_true", help="only check that they are current")
    check = parser.parse_args().check
    project = settled(translator())
    outdated = 0
    for path, text in generated(project).items():
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != text:
            print(f"{project.shown(path)}: not current; run make schema", file=sys.stderr)
            outdated += 1
    return 1 if outdated else 0


if __name__ == "__main__":
    sys.exit(main())
