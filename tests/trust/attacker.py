"""Somebody who ties rows to tickets, and wants to know what was answered.

He reads what stands in clear, tries every key that lies in the database on every
envelope, and learns the rest from people who tell him their answers.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import comb

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, SealedBox

from engagement.pulses.bank import POINTS
from engagement.pulses.crypto import urn
from tests.trust.database_operator import Dump, Links, Row

KEY, LONGEST_WRAPPED = 32, 100
LEARNED_BYTES = 48
"""How many bytes of each value he learns from, two bits of each."""

Answers = dict[tuple[bytes, str], int]
"""(ticket hash, question) to point."""
Features = dict[tuple[str, int], int]


def chance_of(hits: int, guesses: int, share: Fraction) -> float:
    """Return the probability of so many hits or more by guessing (exact binomial)."""
    good, all_ = share.as_integer_ratio()
    ways = sum(
        comb(guesses, n) * good**n * (all_ - good) ** (guesses - n)
        for n in range(hits, guesses + 1)
    )
    return float(Fraction(ways, all_**guesses))


def right(guessed: Answers, truth: Answers) -> int:
    return sum(guessed.get(key) == point for key, point in truth.items())


def readable(links: Links, dumps: Iterable[Dump]) -> Answers:
    """Read what stands in clear in the rows, or in what a key found opens."""
    keys = _opening_keys([row for _, row in links], dumps)
    seen: defaultdict[tuple[bytes, str], Counter[int]] = defaultdict(Counter)
    for ticket, row in links:
        for question, point in _ratings(row, keys).items():
            seen[ticket, question][point] += 1
    answers = {}
    for key, points in seen.items():
        # A row that is written more often than the rest is the one that was meant.
        (point, times), *others = points.most_common(2)
        if not others or times > others[0][1]:
            answers[key] = point
    return answers


def _ratings(row: Row, keys: Iterable[PrivateKey]) -> dict[str, int]:
    if isinstance(row.get("question"), str) and isinstance(row.get("point"), int):
        return {str(row["question"]): int(str(row["point"]))}
    for key in keys:
        content = _opened(key, row)
        if content is not None:
            ratings: dict[str, int] = json.loads(content)[1]
            return ratings
    return {}


def _opening_keys(rows: Sequence[Row], dumps: Iterable[Dump]) -> list[PrivateKey]:
    """Try whatever could be a key, at every place of every short value, on one row."""
    sealed = next((row for row in rows if _is_whole(row)), None)
    if sealed is None:
        return []
    candidates = {
        value[start : start + KEY]
        for dump in dumps
        for rows_of_table in dump.values()
        for row in rows_of_table
        for value in row.values()
        if isinstance(value, bytes) and len(value) <= LONGEST_WRAPPED
        for start in range(len(value) - KEY + 1)
    }
    keys = map(PrivateKey, candidates)
    return [key for key in keys if _opened(key, sealed) is not None]


def _is_whole(row: Row) -> bool:
    """Tell whether an envelope stands in its row, and not beside the table."""
    sealed = row.get("sealed")
    return isinstance(sealed, bytes) and len(sealed) > urn.SIZE


def _opened(key: PrivateKey, row: Row) -> bytes | None:
    sealed = row.get("sealed")
    try:
        return SealedBox(key).decrypt(sealed) if isinstance(sealed, bytes) else None
    except CryptoError:
        return None


class Learner:
    """Looks for any feature of the linked rows that goes with what talkers answered."""

    def __init__(self, talk: Answers, features: Mapping[bytes, Features]) -> None:
        self.features = features
        self.talk: defaultdict[str, dict[bytes, int]] = defaultdict(dict)
        for (ticket, question), point in talk.items():
            self.talk[question][ticket] = point
        self.best = {question: self._best_feature(question) for question in self.talk}

    def _groups(
        self, question: str, name: tuple[str, int] | None
    ) -> dict[int | None, Counter[int]]:
        """Count the talkers' points by the value of a feature."""
        groups: defaultdict[int | None, Counter[int]] = defaultdict(Counter)
        for who, point in self.talk[question].items():
            value = self.features.get(who, {}).get(name) if name else None
            groups[value][point] += 1
        return groups

    def _best_feature(self, question: str) -> tuple[str, int] | None:
        """Return the feature under which most talkers are told apart."""
        names = {
            name for who in self.talk[question] for name in self.features.get(who, {})
        }
        return max(
            sorted(names),
            key=lambda name: sum(
                max(group.values()) for group in self._groups(question, name).values()
            ),
            default=None,
        )

    def guess(self, ticket: bytes, question: str, allowed: Sequence[int]) -> int:
        """Return the likeliest of the allowed points."""
        name = self.best[question]
        value = self.features.get(ticket, {}).get(name) if name else None
        everybody = Counter(self.talk[question].values())
        alike = self._groups(question, name).get(value, everybody)
        return max(allowed, key=lambda point: (alike[point], everybody[point]))


def features_of(links: Mapping[str, Links]) -> dict[bytes, Features]:
    """Return the sizes and the bits of everything written with each ticket."""
    found: defaultdict[bytes, Features] = defaultdict(dict)
    for means, pairs in links.items():
        for ticket, row in pairs:
            for column, value in row.items():
                raw = value if isinstance(value, bytes) else str(value).encode()
                name = f"{means} {column}"
                found[ticket][name, -1] = len(raw)
                for place, byte in enumerate(raw[:LEARNED_BYTES]):
                    found[ticket][name, place] = byte >> 6
    return found


def allowed_points(share: float | None) -> tuple[int, ...]:
    """Return the points that a published favourable share makes the likelier."""
    if share is None:
        return POINTS
    return POINTS[3:] if share >= 0.5 else POINTS[:3]


def matches(authors: Sequence[str], released: Sequence[str]) -> int:
    """Return how many released texts stand at their author's place in an order."""
    return sum(text == other for text, other in zip(authors, released, strict=False))
