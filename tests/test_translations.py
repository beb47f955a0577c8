"""Every text for people is in French as well."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po
from flask import Flask
from flask_babel import force_locale
from jinja2 import nodes

from engagement.config import ROOT
from engagement.web.bundle import TRANSLATIONS

KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None}
METHODS = [("engagement/**.py", "python"), ("templates/**.html", "jinja2")]
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def texts() -> set[str]:
    found = extract_from_dir(ROOT, METHODS, keywords=KEYWORDS, directory_filter=_ours)
    messages = [message for _, _, message, *_ in found]
    return {one[0] if isinstance(one, tuple) else one for one in messages}


def _ours(folder: str) -> bool:
    return not re.search(
        r"/(\.venv|build|\.git|instance|tests|bench)(/|$)", f"/{folder}"
    )


@pytest.fixture(scope="module")
def french() -> Catalog:
    with (TRANSLATIONS / "fr/LC_MESSAGES/messages.po").open() as file:
        return read_po(file)


def _pairs(catalogue: Catalog) -> Iterator[tuple[Message, str, str]]:
    """Yield each message with every original and its translation."""
    for message in catalogue:
        originals, translations = _forms(message.id), _forms(message.string)
        for original, translation in zip(originals, translations, strict=True):
            if original:
                yield message, original, translation


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, list | tuple) else (str(text),)


def test_every_text_has_a_french_one(texts: set[str], french: Catalog) -> None:
    known = {original for _, original, translation in _pairs(french) if translation}

    assert texts - known == set(), "run `make translations` and fill in msgstr"


def test_no_translation_is_fuzzy_or_left_over(texts: set[str], french: Catalog) -> None:
    singular = {
        message.id[0] if isinstance(message.id, tuple) else message.id
        for message, _, _ in _pairs(french)
    }

    assert [message.id for message in french if message.fuzzy and message.id] == []
    assert singular - texts == set(), "run `make translations`"


def test_a_translation_has_the_placeholders_of_its_text(french: Catalog) -> None:
    for _, original, translation in _pairs(french):
        names = [
            sorted(re.findall(r"%\(\w+\)s|%\(\w+\)d|%%", text))
            for text in (original, translation)
        ]

        assert names[0] == names[1], original


def test_french_has_its_own_typography(french: Catalog) -> None:
    for _, original, translation in _pairs(french):
        plain = re.sub(r"%\(\w+\)[sd]", "", translation)

        assert "'" not in plain, original
        assert not re.search(r"[ \w»)][;?!]|« | »| [:%]", plain), original


def test_no_template_writes_a_constant_in_the_language_of_whoever_came_first(
    app: Flask,
) -> None:
    """Jinja works out a filter of a constant once, when it first reads a template."""
    written = {language: _constants(app, language) for language in ("en", "fr")}

    assert len(written["en"]) > 5
    spoken = {
        place for place, text in written["en"].items() if written["fr"][place] != text
    }
    assert spoken == set(), "Make a global of the filter, and call it."


def _constants(app: Flask, language: str) -> dict[tuple[str, int], object]:
    """Return what filters make of constants, by template and line."""
    with app.test_request_context("/"), force_locale(language):
        return {
            (name, node.lineno): node.as_const(nodes.EvalContext(app.jinja_env, name))
            for name in app.jinja_env.list_templates(["html"])
            for node in _parsed(app, name).find_all(nodes.Filter)
            if isinstance(node.node, nodes.Const)
        }


def _parsed(app: Flask, name: str) -> nodes.Template:
    loader = app.jinja_env.loader
    assert loader
    return app.jinja_env.parse(loader.get_source(app.jinja_env, name)[0])
