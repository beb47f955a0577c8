"""On which scale answers seem to be given, by the column's name and by its cells.

A scale is sure where words, header or denominators say it, and all of them the same.
Numbers alone are on the usual one, unless they look as if they were not.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from engagement.customers.files.words import METRICS_BY_NAME, folded
from engagement.customers.metrics.catalogue import Metric
from engagement.customers.metrics.scales import (
    Answer,
    Scale,
    answer_in,
    is_on,
    says_nothing,
    speaks,
    word_on,
)

FEW_WORDS, FEW_NUMBERS = 0.2, 0.05
"""Shares of answers up to which those that no scale knows are slips of the hand."""
NEAR = range(-3, 11)
"""Numbers that are no slip: other scales than the usual ones have them."""
UNREACHED = {5: ((3, 5), (4, 30)), 7: ((5, 5),), 10: ((5, 5), (7, 30))}
"""By the highest answer of a scale: one that is below it, and how many answers make it
unlikely that none is better."""
BOTH_WAYS = 5
"""Points on which numbers beside words still say by themselves what they mean."""

NUMBER = r"(?<![\w/.-])(?<![0-9],)(-?[0-9]{1,3})"
RANGE = re.compile(
    NUMBER + r"\s*(?:-|–|—|\.\.+|/|à|a|to|et|and)\s*([0-9]{1,3})(?![\w/]|[.,-][0-9])"
)
LOWEST = {-3, 0, 1}
"""Where scales begin; other numbers between dashes are days or years."""
HIGHEST = re.compile(
    r"(?:(?:\bout of|\bsur|\bvon|(?<![0-9])/)\s*([0-9]{1,3})"
    r"(?=\s*(?:[])?!.,;:]|$|points?\b|pts\b|stars?\b|[ée]toiles?\b))"
    r"|\b([0-9]{1,2})[ -](?:points?|stars?|[ée]toiles?)\b)"
)
MEANING = r"([^\W\d][^\d,;()/=|\n]*)"
END_FIRST = re.compile(NUMBER + r"\s*(=|[:.)(–-]|étant|is\b|means\b)\s*" + MEANING)
MEANING_FIRST = re.compile(MEANING + r"([=(])\s*" + r"([0-9]{1,3})(?=\s*(?:[),;]|$))")
SURELY = {"=", "étant", "is", "means"}
"""What stands between an end of the scale and its meaning, and nowhere else."""
LEFT_OPEN = re.compile(
    r"%|\b(?:moyen|average|mean\b|percent|pourcent|taux\b|(?:csat|ces)[0-9])"
)
"""Names of figures of many answers, and of points whose good end nobody says."""
NEITHER = re.compile(r"\b(?:neither|ni|neutral|neutre|okay|ok|mixed|mitige)\b")
BAD = re.compile(
    r"\b(?:not|no|pas|non|never|jamais|dissatisf\w*|unsatisf\w*|insatisf\w*|unhappy|"
    r"mecontent\w*|bad|worst|poor|mauvais\w*|pire|terrible|awful|horrible|hard|"
    r"difficult|difficile|unlikely|improbable|disagree|desaccord|detract\w*|nul\w*)\b"
)
GOOD = re.compile(
    r"\b(?:satisf\w*|happy|content\w*|good|best|great|excellent\w*|easy|facile\w*|"
    r"likely|probable|yes|oui|agree|accord|meilleur\w*|parfait\w*|perfect\w*|bien|"
    r"bon\w*|super|awesome|tout a fait|certain\w*|surement|always|toujours|"
    r"definitely|promot\w*)\b"
)
AGREEMENT = re.compile(
    r"\b(?:(?:strongly|totally|completely|somewhat|not at all|neither|nor|tout a fait|"
    r"plutot|pas|du tout|ni|en|d) )*(?:dis)?(?:agree|accord)\b"
)
"""What customers say of a statement, which may be a bad one."""
LITTLE = re.compile(r"\b(?:low|no|little|least|peu|aucun|sans|faible|minim\w+)\b")


@dataclass(frozen=True)
class Likely:
    """The scale that answers seem to be given on."""

    scale: Scale
    is_sure: bool = False
    is_asked: bool = False
    """Whether a person must tell, because there are two readings."""
    strange: tuple[str, ...] = ()
    """Texts that show it: they are not on the scale, or are days."""


@dataclass(frozen=True)
class Told:
    """What is said of a scale, in so many words."""

    lowest: int | None = None
    highest: int | None = None
    is_turned: bool | None = None
    """Whether the lowest number is the best answer."""
    is_unclear: bool = False
    """Whether it contradicts itself, or leaves open what an answer means."""

    def fits(self, scale: Scale) -> bool:
        is_recommended = scale.lowest == 0 and self.lowest == 1
        return (
            self.highest in {None, scale.highest}
            and (self.lowest in {None, scale.lowest} or is_recommended)
            and self.is_turned in {None, scale.is_turned}
        )


def scale_of(metric: Metric, rows: Mapping[str, int], column: str = "") -> Likely:
    """Return the scale of answers; `rows` says how many give each text.

    `column` is all that its header says.
    """
    given = {text: many for text, many in rows.items() if not says_nothing(text)}
    said = {text: answer_in(text) for text in given}
    told = told_in(column)
    days = tuple(sorted(text for text in given if said[text].day))
    if days or told.is_unclear or _is_of_something_bad(column, given):
        return Likely(metric.scale, is_asked=True, strange=days)
    if found := _on_words(metric, given, said, told):
        return found
    told = _with_cells(metric, told, said.values())
    if told.is_unclear:
        return Likely(metric.scale, is_asked=True)
    return _on_numbers(metric, given, told)


def _is_of_something_bad(column: str, rows: Iterable[str]) -> bool:
    """Tell whether customers agree, or not, with what is bad, as with much effort."""
    names = map(folded, column.split("\n"))
    statement = " ".join(name for name in names if name not in METRICS_BY_NAME)
    is_of_agreement = any(AGREEMENT.search(folded(one)) for one in (statement, *rows))
    return is_of_agreement and _sign(AGREEMENT.sub(" ", statement)) < 0


def like_last(metric: Metric, rows: Mapping[str, int], key: str) -> Likely | None:
    """Return the scale of the last such file; it is asked where answers are not on it.

    None where no scale is remembered, or where words say another one.
    """
    if not key:
        return None
    scale = metric.on(key)
    given = {text: many for text, many in rows.items() if not says_nothing(text)}
    strange = tuple(sorted(text for text in given if not is_on(scale, text)))
    if any(answer_in(text).word for text in strange):
        return None
    is_asked = _are_no_slips(strange, given)
    return Likely(scale, not is_asked, is_asked, strange)


def told_in(column: str) -> Told:
    """Return what the name of a column says of its scale."""
    text = column.casefold()
    every = {(int(low), int(high)) for low, high in RANGE.findall(text)}
    ranges = {one for one in every if one[0] in LOWEST and one[0] < one[1]}
    is_falling = any(one[1] in LOWEST and one[0] > one[1] for one in every)
    ends = _named_ends(text)
    if len(ends) > 1:
        ranges.add((min(ends), max(ends)))
    highest = {int("".join(found)) for found in HIGHEST.findall(text)}
    highest = {one for one in highest if one > 1} | {high for _, high in ranges}
    lowest = {low for low, _ in ranges}
    turned = _directions(ends.items(), sum(next(iter(ranges), (1, 5))) / 2)
    is_unclear = any(len(one) > 1 for one in (lowest, highest, turned))
    return Told(
        next(iter(lowest), None),
        next(iter(highest), None),
        next(iter(turned), None),
        is_unclear or is_falling or bool(LEFT_OPEN.search(folded(column))),
    )


def _named_ends(text: str) -> dict[int, int]:
    """Return numbers that a header explains, and whether they are good.

    A number before a colon or a dash may be that of the question, unless another one
    is the opposite.
    """
    found = END_FIRST.findall(text)
    found += [
        (number, mark, words) for words, mark, number in MEANING_FIRST.findall(text)
    ]
    ends = {int(number): _sign(words) for number, _, words in found}
    surely = {
        int(number): _sign(words) for number, mark, words in found if mark in SURELY
    }
    return ends if not surely and {-1, 1} <= {*ends.values()} else surely


def _sign(words: str) -> int:
    """Return 1 for good words, -1 for bad ones, 0 for others."""
    plain = folded(words)
    if NEITHER.search(plain):
        return 0
    if "effort" in plain:
        return 1 if LITTLE.search(plain) else -1
    return -1 if BAD.search(plain) else int(bool(GOOD.search(plain)))


def _directions(signs: Iterable[tuple[float, int]], middle: float) -> set[bool]:
    """Return whether lower numbers are better; both where numbers contradict."""
    return {
        (number < middle) == (sign > 0)
        for number, sign in signs
        if sign and number != middle
    }


def _on_words(
    metric: Metric,
    rows: Mapping[str, int],
    said: Mapping[str, Answer],
    told: Told,
) -> Likely | None:
    """Return the scale whose words most answers are; None where none is a word's.

    Digits beside words only number them; alone, they have to mean what words mean.
    """
    spoken = [scale for scale in metric.scales if speaks(scale, rows)]
    if not spoken:
        return None
    held = [[text for text in rows if _is_said(scale, text)] for scale in spoken]
    many = [sum(rows[text] for text in texts) for texts in held]
    place = many.index(max(many))
    scale, strange = spoken[place], tuple(sorted({*rows} - {*held[place]}))
    numbered = {text: one for text, one in said.items() if one.number >= 0}
    alone = tuple(sorted(text for text in numbered if not word_on(scale, text)))
    pairs = {
        (one.number, scale.words[one.word])
        for one in numbered.values()
        if one.word in scale.words
    }
    if pairs and (alone or told.is_turned is not None):
        return None
    is_asked = (
        sum(rows[text] for text in strange) > FEW_WORDS * sum(rows.values())
        or (bool(alone) and not _means_itself(scale, metric, told))
        or not _is_steady(pairs)
    )
    return Likely(scale, not is_asked, is_asked, strange or alone)


def _is_said(scale: Scale, text: str) -> bool:
    """Tell whether a text is an answer of a scale of words, if a number then alone."""
    return bool(word_on(scale, text)) or (
        not answer_in(text).word and is_on(scale, text)
    )


def _means_itself(scale: Scale, metric: Metric, told: Told) -> bool:
    """Tell whether a number among words is what the word of its place is."""
    is_only = len(metric.scales) == 1
    return is_only or (scale.highest >= BOTH_WAYS and told.fits(scale))


def _is_steady(pairs: Collection[tuple[float, int]]) -> bool:
    """Tell whether digits rise, or fall, as the words beside them become better."""
    places = [place for _, place in sorted(pairs)]
    digits = {number for number, _ in pairs}
    is_sorted = places in (sorted(places), sorted(places, reverse=True))
    return is_sorted and len(digits) == len(places)


def _with_cells(metric: Metric, told: Told, said: Collection[Answer]) -> Told:
    """Return what is told, with the denominators and words beside digits of cells."""
    highest = {one.out_of for one in said if one.out_of} | {told.highest} - {None}
    numbered = [one for one in said if one.number >= 0]
    signs = [(one.number, _sign(one.word)) for one in numbered if one.word]
    top = max([metric.scale.highest, *(int(one.number) for one in numbered)])
    middle = ((told.highest or top) + metric.scale.lowest) / 2
    turned = _directions(signs, middle)
    turned |= set() if told.is_turned is None else {told.is_turned}
    can_turn = any(scale.is_turned for scale in metric.scales)
    is_unread = can_turn and not turned and any(not sign for _, sign in signs)
    is_short = any(sign and number == middle for number, sign in signs)
    is_unclear = len(highest) > 1 or len(turned) > 1 or is_unread or is_short
    return replace(
        told,
        highest=next(iter(highest), None),
        is_turned=next(iter(turned), None),
        is_unclear=is_unclear,
    )


def _on_numbers(metric: Metric, rows: Mapping[str, int], told: Told) -> Likely:
    """Return the scale of answers in numbers, which is the usual one unless told."""
    fitting = [
        scale
        for scale in metric.scales
        if told.fits(scale) and (scale is metric.scale or not scale.words)
    ]
    if not fitting:
        return Likely(metric.scale, is_asked=True)
    if metric.name:
        return Likely(metric.scale)  # the company itself has told it
    held = (scale for scale in fitting if all(is_on(scale, text) for text in rows))
    closest = next(held, fitting[0])
    scale = fitting[0] if told.highest is None else closest
    strange = tuple(sorted(text for text in rows if not is_on(scale, text)))
    is_asked = (
        _are_no_slips(strange, rows)
        or (metric.must_be_told and told.is_turned is None)
        or (told.highest is None and _is_unreached(scale, rows))
    )
    if is_asked:
        return Likely(closest, is_asked=True, strange=strange)
    is_told = told.highest is not None or told.is_turned is not None
    return Likely(scale, is_told, strange=strange)


def _are_no_slips(strange: Collection[str], rows: Mapping[str, int]) -> bool:
    """Tell whether answers that are not on the scale are of another one."""
    numbers = {text: number for text in strange
               if (number := answer_in(text).number) == number}  # fmt: skip
    every = sum(rows.values())
    return (
        any(number in NEAR for number in numbers.values())
        or sum(rows[text] for text in numbers) > FEW_NUMBERS * every
        or sum(rows[text] for text in strange) > FEW_WORDS * every
    )


def _is_unreached(scale: Scale, rows: Mapping[str, int]) -> bool:
    """Tell whether no answer is as high as some would be on this scale."""
    numbers = [answer_in(text).number for text in rows if is_on(scale, text)]
    every = sum(rows.values())
    return any(
        max(numbers, default=scale.highest) <= highest and every >= enough
        for highest, enough in UNREACHED.get(scale.highest, ())
    )
