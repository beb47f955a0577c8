"""One paragraph: what a number says, how it is computed, and when it is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from babel.numbers import get_decimal_symbol
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape

Text: TypeAlias = str | LazyString
Letters = tuple[tuple[str, LazyString], ...]

LETTER = "A-Za-zα-ωȳ"
PART = re.compile(
    rf"([_^])(?:{{(.*?)}}|([\w*]))|"
    rf"(?<![{LETTER}])([{LETTER}][\u0300-\u036f]?)(?![{LETTER}])"
)
INDEX = re.compile(rf"([{LETTER}]{{1,2}})")
DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
TAGS = {"_": "sub", "^": "sup"}

OWN = _l("Our own definition.")
TEAMS = ("K", _l("the number of teams"))
STAFF = ("x_g", _l("the staff value of team g"))
CUSTOMERS = ("y_g", _l("the customers’ value of the same team"))
MEANS = ("x̄, ȳ", _l("the means of all teams"))
TEAM_WEEK = ("x_{gt}, y_{gt}", _l("both values of team g in week t"))
NOISE = ("v", _l("what chance alone adds: few people, and the rounding"))
HOW_MANY = ("#", _l("how many of the tries are so"))
DRAWS = ("B", _l("how often chance is tried"))


@dataclass(frozen=True)
class Paragraph:
    """The paragraph of one number.

    Formulas and letters are written plainly, as in `x_g^2`; see `formula`.
    """

    anchor: str
    title: LazyString
    says: LazyString
    formulas: tuple[str, ...]
    letters: Letters
    assumes: LazyString
    floor: LazyString
    sources: tuple[Text, ...]
    explains: tuple[Callable[..., object], ...]
    """The functions that compute it."""

    @property
    def places(self) -> dict[str, list[str]]:
        """Where the code stands: files, and the names of functions in each."""
        places: dict[str, list[str]] = {}
        for function in self.explains:
            file = f"{function.__module__.replace('.', '/')}.py"
            places.setdefault(file, []).append(function.__name__)
        return places


@dataclass(frozen=True)
class Section:
    """Paragraphs that belong together."""

    anchor: str
    title: LazyString
    entries: tuple[Paragraph, ...]


def formula(text: str) -> Markup:
    """Write `_` as an index, `^` as a power and single letters as variables.

    Two spaces set formulas apart; decimals have the sign of the reader's language.
    """
    text = DECIMAL.sub(get_decimal_symbol(get_locale() or "en"), text)
    text = text.replace("  ", "\N{EM SPACE}")
    return Markup(PART.sub(_tag, str(escape(text))))  # noqa: S704 - escaped here


def _tag(part: re.Match[str]) -> str:
    sign, braced, single, letter = part.groups()
    if letter:
        return f"<var>{letter}</var>"
    inner = INDEX.sub(r"<var>\1</var>", braced or single)
    return f"<{TAGS[sign]}>{inner}</{TAGS[sign]}>"
