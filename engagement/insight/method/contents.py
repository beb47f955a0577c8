"""Every subject, in the order of the contents; other pages lead to it by its anchor."""

import re
from typing import NamedTuple

from flask_babel import lazy_gettext as _l

from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.anonymity.rounding import GRIDS
from engagement.insight.method.actions import ACTIONS
from engagement.insight.method.between import BETWEEN, LATENT, PARTIAL, THIRDS, TIES
from engagement.insight.method.mirror import MIRROR
from engagement.insight.method.over_time import LAGS, LEVELS, RMCORR, SENTENCE, WITHIN
from engagement.insight.method.paragraph import Paragraph, Section
from engagement.insight.method.quadrants import QUADRANTS
from engagement.insight.method.questions import QUESTIONS
from engagement.insight.method.scores import CUSTOMERS, SCORES
from engagement.insight.method.staff import STAFF
from engagement.insight.method.teams import SINGLE_TEAMS
from engagement.insight.method.value import VALUE

BOTH_SIDES = Section(
    "both-sides",
    _l("Both sides together"),
    (
        SENTENCE,
        BETWEEN,
        QUADRANTS,
        PARTIAL,
        LATENT,
        WITHIN,
        LAGS,
        LEVELS,
        RMCORR,
        TIES,
        THIRDS,
    ),
)
SECTIONS = (STAFF, SCORES, BOTH_SIDES, MIRROR, SINGLE_TEAMS, ACTIONS, QUESTIONS, VALUE)
PARAGRAPHS = {entry.anchor: entry for section in SECTIONS for entry in section.entries}
EXAMPLE = "example"
"""The subject that is worked through with made-up teams."""
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[\w“«])")


class Subject(NamedTuple):
    """A page of its own: one paragraph, its first sentence apart."""

    section: Section
    entry: Paragraph
    first: str
    more: str
    before: Paragraph | None
    """The subject before it in the contents; None: it is the first."""
    after: Paragraph | None


def subject(anchor: str) -> Subject | None:
    """Return what the page of a subject shows; None: there is none of that name."""
    order = list(PARAGRAPHS)
    if anchor not in PARAGRAPHS:
        return None
    at, entry = order.index(anchor), PARAGRAPHS[anchor]
    first, *rest = SENTENCE_END.split(str(entry.says), maxsplit=1)
    return Subject(
        next(one for one in SECTIONS if entry in one.entries),
        entry,
        first,
        "".join(rest),
        PARAGRAPHS[order[at - 1]] if at else None,
        PARAGRAPHS[order[at + 1]] if at + 1 < len(order) else None,
    )


def place_of(anchor: str) -> str:
    """Return the anchor that explains a number; of a company's own metric, the common.

    Every metric but NPS is a share, so what holds for customers' figures holds for it.
    """
    return anchor if anchor in PARAGRAPHS else CUSTOMERS.anchor


def title_of(anchor: str) -> str:
    """Return the title of a paragraph, in the reader's language."""
    return str(PARAGRAPHS[anchor].title)


def grid() -> list[tuple[int, int, int, float]]:
    """Return rows of respondents from and to (0: no end), steps, and the largest move.

    The coarsest first.
    """
    ends = [0, *(least - 1 for least, _steps in GRIDS)]
    rows = [
        (max(least, SMALLEST_GROUP), end, steps, 1 / steps)
        for (least, steps), end in zip(GRIDS, ends, strict=False)
    ]
    return rows[::-1]
