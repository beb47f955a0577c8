"""What the page says on which a file is looked through, in the reader's language."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.customers.files.dates import DateOrder
from engagement.customers.files.numbers import Unit
from engagement.customers.files.sheets import ALL_SHEETS
from engagement.customers.files.words import Role
from engagement.customers.imports.check import Standing
from engagement.customers.intake import calendar, rows_to_choose, totals
from engagement.customers.intake.asks import (
    COUNTED,
    EACH,
    GROUPS_COUNTED,
    GROUPS_OF_100,
    KEEP,
    LAST,
    NOT_COUNTED,
    REPLACE,
    SAME,
    About,
    Ask,
)
from engagement.customers.intake.asks import OTHERS as OTHER_ANSWERS
from engagement.customers.intake.cells import Tally
from engagement.customers.metrics.estimates import values
from engagement.customers.metrics.scales import answer_in
from engagement.customers.review.column_meanings import (
    CONDITION,
    NOT_KEPT,
    OF_A_WEEK,
    OF_ROLE,
    Shape,
)
from engagement.web.wording import write_value

SHAPES = {
    Shape.RAW: _l("One customer a row"),
    Shape.AGGREGATED: _l("Totals of a team and week"),
    Shape.WEEKS: _l("Totals, with a column for each week"),
}
ROLES = {
    Role.DATE: _l("Day"),
    Role.YEAR: _l("Year of the week"),
    Role.WEEK: _l("Week"),
    Role.TEAM: _l("Team"),
    Role.METRIC: _l("Name of the metric"),
    Role.SCORE: _l("Score"),
    Role.N: _l("Number of answers"),
    Role.FAVOURABLE: _l("Favourable answers"),
    Role.BETWEEN: _l("Answers in between"),
    Role.UNFAVOURABLE: _l("Unfavourable answers"),
    Role.VALUE: _l("Figure"),
    Role.MOMENT: _l("Moment"),
    Role.ID: _l("Id of the answer"),
    Role.COMMENT: _l("Comment, to be kept word for word"),
}
OTHERS = {
    NOT_KEPT: _l("not kept"),
    CONDITION: _l("Which rows count"),
    OF_A_WEEK: _l("Figure of that week"),
}
ORDERS = {
    DateOrder.DAY_FIRST: _l("The day comes first: 31/12/2026"),
    DateOrder.MONTH_FIRST: _l("The month comes first: 12/31/2026"),
    DateOrder.YEAR_FIRST: _l("The year comes first: 26/12/31"),
}
UNITS = {
    Unit.PERCENT: _l("82 means 82 %"),
    Unit.SHARE: _l("0.82 means 82 %"),
    Unit.MEAN: _l("They are averages of points"),
}
STANDINGS = {
    Standing.FAVOURABLE: _l("favourable"),
    Standing.BETWEEN: _l("in between"),
    Standing.UNFAVOURABLE: _l("unfavourable"),
}
ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp1252": "Windows-1252",
    "iso8859-15": "ISO 8859-15",
    "mac-roman": "Mac Roman",
}
DELIMITERS = {
    ";": _l("Semicolon"),
    ",": _l("Comma"),
    "\t": _l("Tab"),
    "|": _l("Vertical bar"),
}
DECIMALS = {
    "": _l("No decimals seen"),
    ",": _l("Comma: 82,5"),
    ".": _l("Point: 82.5"),
}


READINGS: Mapping[About, Mapping[Any, object]] = {
    About.DATE_ORDER: ORDERS,
    About.UNIT: UNITS,
    About.PERIOD: {
        calendar.WEEKS: _l("Weeks"),
        calendar.DAYS: _l("The week in which each day is"),
        calendar.LONGER: _l("Months or longer, which are left out"),
    },
    About.YEAR: {calendar.LATEST: _l("The last of each that has begun")},
    About.WEEK_START: {
        calendar.BEGINS: _l("They begin on that day"),
        calendar.ENDS: _l("They end on that day"),
    },
    About.SHEETS: {ALL_SHEETS: _l("All of them together")},
    About.HIDDEN: {
        COUNTED: _l("Yes: all rows count"),
        NOT_COUNTED: _l("No: only the rows that one sees"),
    },
    About.STATES: {
        NOT_COUNTED: _l("No: leave those rows out"),
        COUNTED: _l("Yes: all rows count"),
    },
    About.OTHER_PERIOD: {COUNTED: _l("Yes: they are the weeks of the year, 1 to 53")},
    About.ASIDE: {COUNTED: _l("Yes: each row counts once, as it stands")},
    About.MERGED: {
        rows_to_choose.ABOVE: _l("They are like the cell above"),
        rows_to_choose.NOBODY: _l("Nothing: those rows cannot count"),
    },
    About.SUBTOTALS: {
        NOT_COUNTED: _l("No: leave those rows out"),
        COUNTED: _l("Yes: those customers are others"),
    },
    About.REPEATS: {
        totals.PARTS: _l("Parts of the week: add them up"),
        LAST: _l("Corrections: the last row counts"),
    },
    About.ONE_ID: {
        EACH: _l("The id is the customer’s: each row is an answer of its own"),
        LAST: _l("The answer was corrected: the last row of each id counts"),
    },
    About.CORRECTED: {
        REPLACE: _l("It was corrected: the new answer counts instead"),
        KEEP: _l("What counts already is right: leave these rows out"),
        EACH: _l("The id is the customer’s: both answers count"),
    },
    About.LIKE: {
        SAME: _l("The same answers: they count once"),
        OTHER_ANSWERS: _l("Other answers: they count as well"),
    },
    About.GROUPS: {
        GROUPS_COUNTED: _l("Numbers of answers"),
        GROUPS_OF_100: _l("Percentages of the answers"),
    },
}
"""How readings are called, but for scales and columns."""


SENTENCES = {
    About.DATE_ORDER: _l("Which day do you mean by %(examples)s?"),
    About.SCALE: _l(
        "%(metric)s: on which scale was it asked? In %(columns)s, the file has "
        "%(examples)s."
    ),
    About.UNIT: _l("%(metric)s: what do figures like %(examples)s mean?"),
    About.PERIOD: _l(
        "Do %(examples)s stand for a week each, or for a month or something longer?"
    ),
    About.YEAR: _l("Of which year are the weeks %(examples)s?"),
    About.WEEK_START: _l(
        "The weeks are called %(examples)s, which is always the same day of the "
        "weekend. Do they begin or end on that day?"
    ),
    About.GROUPS: _l(
        "%(columns)s: are figures like %(examples)s numbers of answers, or percentages?"
    ),
    About.SHEETS: _l(
        "Several sheets look like scores: %(examples)s. Which of them are meant?"
    ),
    About.HIDDEN: _l("Some rows of the sheet are hidden: %(examples)s. Do they count?"),
    About.STATES: _l("In %(columns)s, rows say %(examples)s. Do they count?"),
    About.OTHER_PERIOD: _l(
        "%(columns)s: beside %(examples)s, are the weeks those of the calendar year?"
    ),
    About.ASIDE: _l(
        "%(columns)s (%(examples)s) may say how often a row counts, or on which scale; "
        "it is not read. Does each row count as one answer all the same?"
    ),
    About.MERGED: _l("Some cells of %(columns)s are empty. What do they mean?"),
    About.SUBTOTALS: _l(
        "Rows such as %(examples)s are totals of teams whose own teams have rows too. "
        "Do they count beside them?"
    ),
    About.REPEATS: _l(
        "%(metric)s: several rows are about the same team and week, among them rows "
        "%(examples)s. What are they?"
    ),
    About.ONE_ID: _l(
        "%(columns)s: the rows %(examples)s have the same id as a row further up, but "
        "another score, day or team. What does that mean?"
    ),
    About.CORRECTED: _l(
        "%(columns)s: the rows %(examples)s have ids of answers that count already, "
        "but another score, day or team. Which answer is right?"
    ),
    About.LIKE: _l(
        "Answers of this file that are just like answers that count already: "
        "%(examples)s. Are they the same ones?"
    ),
    About.TEAM: _l(
        "The last file like this one was all of the team “%(examples)s”. Of which team "
        "is this one?"
    ),
    About.METRIC: _l(
        "The last file like this one was all about “%(examples)s”. What is this one "
        "about?"
    ),
    About.COLUMN: _l("%(metric)s: which of the columns %(columns)s do you mean?"),
}
"""What is asked; `metric` is what the question is about, be it one or a role."""
SCORES_MADE_DAYS = _l(
    "%(metric)s: on which scale was it asked? It seems that a spreadsheet has turned "
    "scores such as 4/5 into days: in %(columns)s, the file has %(examples)s. Once "
    "you choose the scale, they are scores again."
)
"""The same of a scale, where a spreadsheet took scores for days."""


def question(ask: Ask, metrics: Mapping[str, str]) -> str:
    """Return the question as a sentence; `metrics` has names by key."""
    about = metrics.get(ask.metric, ask.metric)
    if ask.subject in {*Role}:
        about = str(ROLES[Role(ask.subject)])
    values = {
        "metric": about,
        "examples": ", ".join(metrics.get(one, one) for one in ask.examples),
        "columns": ", ".join(f"“{name}”" for name in ask.columns),
    }
    sentence = SENTENCES[ask.about]
    if ask.about is About.SCALE and any(answer_in(one).day for one in ask.examples):
        sentence = SCORES_MADE_DAYS
    return str(sentence) % values


NOTES = {
    (About.SHEETS, ALL_SHEETS): _l(
        "The numbers of rows count on from one sheet to the next."
    ),
    (About.SUBTOTALS, NOT_COUNTED): _l(
        "Rows that add up those of the teams below are left out, such as row "
        "%(examples)s. You can change that under “What the columns mean”."
    ),
    (About.REPEATS, totals.PARTS): _l(
        "Several rows of one team and week are added up, such as row %(examples)s. You "
        "can change that under “What the columns mean”."
    ),
}
"""What is told of a file though nobody has to answer it."""


def notes(questions: Iterable[Ask]) -> list[str]:
    """Return what was taken as answered, and changes what counts."""
    return [
        str(NOTES[one.about, one.answer]) % {"examples": one.examples[0]}
        for one in questions
        if (one.about, one.answer) in NOTES
    ]


def meaning(key: str, metrics: Mapping[str, str]) -> str:
    """Name what a column means, of which `correcting` has the keys.

    `metrics` has names by key; a metric that is gone is called by its key.
    """
    what, _colon, which = key.partition(":")
    if key in OTHERS:
        return str(OTHERS[key])
    if what == OF_ROLE:
        return str(ROLES[Role(which)])
    metric = metrics.get(which, which)
    return str(_("%(what)s: %(metric)s", what=ROLES[Role(what)], metric=metric))


def figure_told(tally: Tally, metric: str) -> str:
    """Write the figure that counts come to."""
    return write_value(float(values(metric, *tally)), metric)
