"""What a file leaves open: a question, the readings it may have, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

EXAMPLES = 3


class About(StrEnum):
    """What only a person can tell."""

    DATE_ORDER = "date_order"
    SCALE = "scale"
    UNIT = "unit"
    SHEETS = "sheets"  # which of several sheets
    HIDDEN = "hidden"  # whether rows count that are hidden
    STATES = "states"  # whether rows count that were refused, or were a test
    OTHER_PERIOD = "other_period"  # whether weeks beside a month are those of a year
    ASIDE = "aside"  # whether a row counts once, whatever a column beside it says
    MERGED = "merged"  # whether blank cells are those of the row above
    COLUMN = "column"  # which of several columns holds it
    PERIOD = "period"  # weeks, or longer
    YEAR = "year"  # of weeks that have none
    WEEK_START = "week_start"  # whether weeks begin or end on the days that name them
    SUBTOTALS = "subtotals"  # whether rows that add up others count
    REPEATS = "repeats"  # what several rows of one team and week are
    ONE_ID = "one_id"  # whose it is: the customer's, or that of a corrected answer
    CORRECTED = "corrected"  # an id that counts already, and says something else now
    LIKE = "like"  # answers without ids that are like others that count
    TEAM = "team"  # of the whole file, as it was told of the last one
    METRIC = "metric"
    GROUPS = "groups"  # how many favourable ones, or how many of a hundred


@dataclass(frozen=True)
class Ask:
    """One thing to ask before a file is taken in."""

    about: About
    columns: tuple[str, ...] = ()
    """Which hold what is unclear."""
    metric: str = ""
    """Of which nothing counts until it is answered; empty: nothing of the file."""
    readings: tuple[str, ...] = ()
    """What it may be: each a `DateOrder`, the key of a scale, a `Unit`, a column, or a
    word of `review.wording.READINGS`."""
    suggested: str = ""
    """The likeliest of them; empty for none."""
    examples: tuple[str, ...] = ()
    subject: str = ""
    """What of the file it is about, where one thing may be asked of several: a role."""
    answer: str = ""
    """The reading that somebody chose; empty: nobody has answered yet."""

    @property
    def key(self) -> str:
        """Return by what `Recipe.answers` knows the answer."""
        which = self.metric or self.subject
        return f"{self.about}-{which}" if which else self.about.value

    @property
    def field(self) -> str:
        """Return how forms call the answer."""
        return self.key if self.about in SETTINGS else f"{ANSWER}{self.key}"

    def answered(self, answers: Mapping[str, str]) -> "Ask":
        """Return the question with its answer, if that is one of its readings."""
        told = answers.get(self.key, "")
        return replace(self, answer=told) if told in self.readings else self


COUNTED, NOT_COUNTED = "counted", "not_counted"
"""Whether rows that leave it open are taken."""
ANSWER = "answer-"
"""How the fields of answers begin that are kept in `Recipe.answers`."""
SETTINGS = {
    *(About.DATE_ORDER, About.SCALE, About.UNIT, About.TEAM, About.METRIC),
}
"""Whose answers are settings of the recipe itself."""
OF_ONE_FILE = {About.CORRECTED, About.LIKE}
"""What is asked of every file anew, whatever was answered of the last one."""
EACH, LAST = "each", "last"
"""What rows of one id are: answers of their own, or the last one is right."""
REPLACE, KEEP = "replace", "keep"
"""What becomes of an answer that counts already and is another one now."""
SAME, OTHERS = "same", "others"
"""What answers are that are like those that count."""
GROUPS_COUNTED, GROUPS_OF_100 = "counted", "of_100"
"""What numbers of favourable answers may be."""
