"""Pages mix Markdown and macros freely, and no value passes through Markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markdown import markdown
from markupsafe import Markup

from explainer.language.text import PlainText
from explainer.pages.draft import Draft
from explainer.pages.environment import DRAFT, environment, page_environment

MACROS = """
{% macro card(title) %}
<section class="card">
<h3>{{ title }}</h3>

{{ caller() if caller is defined else "" }}
</section>
{% endmacro %}
{% macro link(words) %}<a href="#x">{{ words }}</a>{% endmacro %}
{% macro nothing() %}

{% endmacro %}
{% macro code() %}
<pre>one
  two</pre>
{% endmacro %}
"""
BLANK_LINES = re.compile(r"\n+")  # none of them shows
VALUES = {"words": PlainText("*a* & [b](c)"), "id": Markup("flood-1910"), "numbers": [1, 2], "empty": ""}

CARD = '<section class="card">\n<h3>*a* &amp; [b](c)</h3>\n</section>'
PAGES = [
    ("{{ words }}", "<p>*a* &amp; [b](c)</p>"),
    ("Here is **{{ words }}**, and {{ m.link(words) }}.", "<p>Here is <strong>*a* &amp; [b](c)</strong>, and"
     ' <a href="#x">*a* &amp; [b](c)</a>.</p>'),
    ("# {{ words }} {: #top }", '<h1 id="top">*a* &amp; [b](c)</h1>'),
    ("## A {: #of-{{ id }} }", '<h2 id="of-flood-1910">A</h2>'),
    ("[see]({{ id }}.md#{{ id }})", '<p><a href="flood-1910.md#flood-1910">see</a></p>'),
    ("{{ m.card(words) }}", CARD),
    ("{{ m.card(words) }}\n{{ m.card(words) }}", f"{CARD}\n\n{CARD}"),
    ("Before\n\n{{ m.nothing() }}{{ empty }}\n\nafter", "<p>Before</p>\n<p>after</p>"),
    ("- {{ words }}\n- {{ m.link(1) }}", '<ul>\n<li>*a* &amp; [b](c)</li>\n<li><a href="#x">1</a></li>\n</ul>'),
    ("{% for n in numbers %}\n## No. {{ n }}\n\n*{{ words }}*\n\n{% endfor %}",
     "<h2>No. 1</h2>\n<p><em>*a* &amp; [b](c)</em></p>\n<h2>No. 2</h2>\n<p><em>*a* &amp; [b](c)</em></p>"),
    ("{% call m.card(words) %}\n<p>{{ words }}</p>\n{% endcall %}", CARD.replace(
        "</h3>\n", "</h3>\n<p>*a* &amp; [b](c)</p>\n")),
    ("`{{ words }}`", "<p><code>*a* &amp; [b](c)</code></p>"),
    ("{{ m.code() }}", "<pre>one\n  two</pre>"),
]  # fmt: skip


def html_of(page: str, folder: Path, **values: Any) -> str:
    """A page as it is made: its macros are in the file ``m.html``."""
    (folder / "m.html").write_text(MACROS, encoding="utf-8")
    macros = environment((folder,), folder / "compiled")
    draft = Draft()
    context = {**VALUES, **values, DRAFT: draft}
    context["m"] = macros.get_template("m.html").make_module(context)
    draft.markdown = page_environment(macros, {"page": page}, folder / "compiled").get_template("page").render(context)
    return draft.html(markdown(draft.markdown, extensions=["attr_list"])).strip()


@pytest.mark.parametrize(("page", "html"), PAGES)
def test_macros_stand_wherever_markdown_does(page: str, html: str, tmp_path: Path) -> None:
    assert BLANK_LINES.sub("\n", html_of(page, tmp_path)) == BLANK_LINES.sub("\n", html)


def test_a_text_that_holds_a_sign_is_not_expanded(tmp_path: Path) -> None:
    first_sign = PlainText(Draft().sign(VALUES["words"]))
    pages = ["{{ words }}\n\n{{ sign }}", "{{ words }}\n\n<p>{{ m.link(sign) }}</p>"]
    for page in [*pages, "{{ words }}\n\n{% call m.card(sign) %}{{ sign }}{% endcall %}"]:
        assert html_of(page, tmp_path, sign=first_sign).count("*a*") == 1
