"""What came of an attack: answers read or guessed, held against the truth."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import exp, factorial

from engagement.pulses.bank import POINTS
from engagement.pulses.crypto import tickets
from tests.trust import attacker
from tests.trust.attacker import Answers, Learner, chance_of, right
from tests.trust.database_operator import Dump, Links

BY_GUESSING = Fraction(1, len(POINTS))
EVEN = Fraction(1, 2)
UNLIKELY = 1e-4
DIFFERENT = 2
"""So many sizes of envelopes tell them apart."""


@dataclass(frozen=True)
class Given:
    """What one person sends; the attacker is told the talkers' part of it."""

    ticket: str
    group_id: int
    ratings: dict[str, int]
    comment: str
    is_target: bool

    @property
    def hash(self) -> bytes:
        return tickets.hash_ticket(self.ticket)


@dataclass
class Findings:
    """What the attacker got; those of several pulses can be added up."""

    linked: Counter[str] = field(default_factory=Counter)
    """Means to how many of the forty are tied to rows written with their ticket."""
    read: Counter[str] = field(default_factory=Counter)
    """Means to how many of the 160 answers are read, and rightly."""
    guesses: int = 0
    right: int = 0
    """Read, or else learned from the talkers, while the pulse is open."""
    only_figures: int = 0
    """After closing: answers right by the published figures, but not with the rest."""
    only_dumps: int = 0
    """The other way round."""
    sizes_tell: int = 0
    """Persons of whom the size of the envelope tells whether they commented."""
    comments: int = 0
    placed: int = 0
    """Released comments that stand at their author's place in an order known."""
    pulses: int = 0

    def __add__(self, other: "Findings") -> "Findings":
        mine, others = vars(self), vars(other)
        return Findings(**{name: mine[name] + others[name] for name in mine})

    @property
    def chance(self) -> float:
        """The probability of guessing so many right while the pulse is open."""
        return chance_of(self.right, self.guesses, BY_GUESSING)

    @property
    def chance_beyond_figures(self) -> float:
        """Sign test: do the dumps win over the figures alone more often than not?"""
        return chance_of(self.only_dumps, self.only_dumps + self.only_figures, EVEN)

    @property
    def is_held(self) -> bool:
        """No answer read, nothing told by sizes, no guess better than chance."""
        chances = self.chance, self.chance_beyond_figures, self.chance_of_places
        told = self.read.total() + self.sizes_tell
        return not told and min(chances) > UNLIKELY

    @property
    def chance_of_places(self) -> float:
        """Two orders are tried; in each, a shuffle leaves one in place on average."""
        mean = 2.0 * self.pulses
        fewer = sum(mean**n / factorial(n) for n in range(self.placed))
        return 1 - exp(-mean) * fewer


def findings_of(
    given: Sequence[Given],
    links: Mapping[str, Links],
    while_open: Sequence[Dump],
    dumps: Sequence[Dump],
) -> Findings:
    truth = _answers(one for one in given if one.is_target)
    talk = _answers(one for one in given if not one.is_target)
    targets = {ticket for ticket, _ in truth}
    learner = Learner(talk, attacker.features_of(links))
    read = {
        means: attacker.readable(found, while_open) for means, found in links.items()
    }
    known: Answers = {}
    for found in sorted(read.values(), key=len):  # he trusts what told him most
        known |= found
    learned = {key: learner.guess(*key, POINTS) for key in truth}
    figures, both = _after_closing(given, learner, links, dumps)
    wins = Counter(
        (figures[key] == point, both[key] == point) for key, point in truth.items()
    )
    released = [str(row["text"]) for row in dumps[-1].get("comment", [])]
    return Findings(
        linked=Counter(
            {means: len(targets & {t for t, _ in links[means]}) for means in links}
        ),
        read=Counter({means: right(found, truth) for means, found in read.items()}),
        guesses=len(truth),
        right=right(learned | known, truth),
        only_figures=wins[True, False],
        only_dumps=wins[False, True],
        sizes_tell=_sizes_tell(given, next(iter(links.values()))),
        comments=len(released),
        placed=_placed(given, links, released),
        pulses=1,
    )


def _answers(given: Iterable[Given]) -> Answers:
    return {(one.hash, q): point for one in given for q, point in one.ratings.items()}


def _after_closing(
    given: Sequence[Given],
    learner: Learner,
    links: Mapping[str, Links],
    dumps: Sequence[Dump],
) -> tuple[Answers, Answers]:
    """Guess by the figures of each person's team alone, then with all dumps as well."""
    shares = {
        (row["team_id"], row["question"]): float(str(row["share"]))
        for row in dumps[-1].get("figure", [])
    }
    talk = _answers(one for one in given if not one.is_target)
    blind = Learner(talk, {})
    figures: Answers = {}
    both: Answers = {}
    for one in given:
        for question in one.ratings:
            share = shares.get((one.group_id, question))
            key, allowed = (one.hash, question), attacker.allowed_points(share)
            figures[key] = blind.guess(*key, allowed)
            both[key] = learner.guess(*key, allowed)
    for found in links.values():
        both |= attacker.readable(found, dumps)
    return figures, both


def _sizes_tell(given: Iterable[Given], links: Links) -> int:
    """Count those of whom the linked envelope is large exactly when they commented."""
    sizes = {
        ticket: len(sealed)
        for ticket, row in links
        if isinstance(sealed := row.get("sealed"), bytes)
    }
    if len(set(sizes.values())) < DIFFERENT:
        return 0  # of one size alone nothing can be told
    middle = (min(sizes.values()) + max(sizes.values())) / 2
    return sum(
        one.hash in sizes and (sizes[one.hash] > middle) == bool(one.comment)
        for one in given
        if one.is_target
    )


def _placed(
    given: Sequence[Given], links: Mapping[str, Links], released: Sequence[str]
) -> int:
    """Hold the released comments against two orders: of sending, of envelopes' ids."""
    ids = {
        ticket: key
        for found in links.values()
        for ticket, row in found
        if isinstance(key := row.get("id"), bytes)
    }
    wrote = [one for one in given if one.comment]
    by_id = sorted(wrote, key=lambda one: ids.get(one.hash, b""))
    orders = [[one.comment for one in order] for order in (wrote, by_id)]
    return max(attacker.matches(order, released) for order in orders)
