"""A file looked through before it counts: how it is read, and what it would do."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath

from sqlalchemy.orm import Session

from engagement.customers.check.correcting import (
    NOTHING_CHOSEN,
    Choices,
    Decision,
    What,
)
from engagement.customers.imports import profiles, register
from engagement.customers.imports.profiles import Known
from engagement.customers.imports.register import Told
from engagement.customers.imports.trial import Trial, trial
from engagement.customers.intake.asking import Ask, Question
from engagement.customers.intake.from_sheet import intake
from engagement.customers.intake.guessing import Guess, guessed
from engagement.customers.intake.rows import SKIP
from engagement.customers.intake.taking import Intake
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.catalogue import Metric
from engagement.customers.reading.collecting import uncollected
from engagement.customers.reading.presets import TOOLS
from engagement.customers.reading.sheets import (
    FOUND_OUT,
    WEB,
    Limits,
    Sheet,
    sheet_from,
)
from engagement.customers.reading.words import folded

MOST_REFUSED = 0.2
"""Share of the rows beyond which a file is read wrongly rather than faulty."""
FIRST_NEW_TEAM = SKIP - 1
"""Stands for a team that is yet to be created; the next one is one less."""


class Obstacle(StrEnum):
    """What keeps a file from being taken in."""

    MISSING = "missing"  # columns without which nothing can be read
    QUESTIONS = "questions"  # that nobody has answered yet
    TOO_MANY_REFUSED = "too_many_refused"


@dataclass(frozen=True)
class Look:
    """How much of a file is let in, and by which profile it is read."""

    limits: Limits = WEB
    profile: Known | None = None
    """None: that of its header, if there is one."""
    filename: str = ""
    """After which a profile is called that is yet to be kept; empty: none will be."""


FROM_THE_WEB = Look()


@dataclass(frozen=True)
class Read:
    """A sheet, and what it seems to mean."""

    sheet: Sheet
    guess: Guess
    choices: Choices
    """What was told, completed by what was found out."""
    header: tuple[str, ...]
    """The columns as they were found, by which the next file is known."""
    metrics: Mapping[str, Metric]
    """Every metric that there is here."""
    profile: str = ""
    """The name of the profile of files like it, if there is one."""
    source: str = ""
    """The tool whose ids it has, as that profile knows it."""
    is_like_last: bool = False
    """Whether it is read as the profile says and nothing else was told."""

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What is still to be told."""
        return tuple(
            ask
            for ask in self.guess.asks
            if ask.question is not Question.UNIT or ask.metric not in self.choices.means
        )


@dataclass(frozen=True)
class Check:
    """A file looked through."""

    read: Read
    said: Intake
    trial: Trial
    already: datetime | None
    """When this very file went in, if it did."""

    @property
    def rows(self) -> int:
        return len(self.read.sheet.rows) + len(self.read.sheet.crooked)

    @property
    def refused(self) -> int:
        """How many rows are refused, each counted once."""
        return len({one.refusal.row for one in self.said.refused})

    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        found = []
        if self.read.guess.missing:
            found.append(Obstacle.MISSING)
        if self.read.asks:
            found.append(Obstacle.QUESTIONS)
        if not found and self.refused > MOST_REFUSED * self.rows:
            found.append(Obstacle.TOO_MANY_REFUSED)
        return tuple(found)

    @property
    def unknown_teams(self) -> list[tuple[str, int]]:
        """Return names and numbers of rows, spelt as they come first."""
        found: Counter[str] = Counter()
        spelt: dict[str, str] = {}
        for name, rows in self.said.unknown_teams.items():
            found[folded(name)] += rows
            spelt.setdefault(folded(name), name)
        return [(spelt[name], rows) for name, rows in found.most_common()]


def read(
    session: Session,
    content: bytes,
    choices: Choices = NOTHING_CHOSEN,
    look: Look = FROM_THE_WEB,
) -> Read:
    """Read a file as it was told, else as the last one like it, else as it seems.

    Raises `FileRefused` when it is no sheet.
    """
    sheet = sheet_from(content, limits=look.limits)
    header = sheet.columns
    known = look.profile or profiles.fitting(session, header)
    reading = choices.reading
    if reading == FOUND_OUT and known:
        reading = known.reading
    if reading != FOUND_OUT:
        sheet = sheet_from(content, reading, look.limits)
    is_fit = known is not None and known.mapping.fits(sheet.columns)
    kept = choices.mapping or (known.mapping if known and is_fit else None)
    metrics = own_metrics.catalogue(session)
    guess = guessed(sheet, metrics, kept)
    told = replace(choices, reading=reading, mapping=guess.mapping)
    return Read(
        sheet,
        guess,
        told,
        header,
        metrics,
        profile=known.name if known else "",
        source=known.source if known else "",
        is_like_last=is_fit and choices.mapping is None,
    )


def check(
    session: Session,
    content: bytes,
    choices: Choices,
    this_week: int,
    look: Look = FROM_THE_WEB,
) -> Check:
    """Look a file through; raises `FileRefused` when it is no sheet."""
    with uncollected():
        found = read(session, content, choices, look)
    standing = register.standing(session, hashlib.sha256(content).digest())
    already = standing.imported_at if standing and not standing.refused else None
    if found.guess.missing:
        said = Intake(found.guess.mapping.kind, found.sheet.columns)
        return Check(found, said, Trial(), already)
    teams = register.team_ids(session) | provisional(choices.teams)
    with uncollected():
        said = intake(found.sheet, found.guess.mapping, teams, found.metrics, this_week)
    source = _source(session, found, look.filename)
    return Check(found, said, trial(session, said, source), already)


def _source(session: Session, found: Read, filename: str) -> str:
    """Return the source that a file will have once it is taken in."""
    if found.profile or not filename:
        return found.source
    name = profile_name(found, filename)
    return name and profiles.free_name(session, name, found.header)


def profile_name(found: Read, filename: str) -> str:
    """Return what the profile is called unless the person says otherwise."""
    if found.choices.profile is not None:
        return found.choices.profile
    tool = TOOLS.get(found.guess.preset, "")
    return found.profile or tool or PurePath(filename).stem


def provisional(decisions: Mapping[str, Decision]) -> dict[str, int]:
    """Return ids by name; teams that are yet to be created have one below zero."""
    ids = {}
    for place, (name, one) in enumerate(decisions.items()):
        ids[name] = one.team_id
        if one.what is What.SKIP:
            ids[name] = SKIP
        if one.what is What.BELOW:
            ids[name] = FIRST_NEW_TEAM - place
    return ids


def told_by(found: Read, aliases: Mapping[str, int], limits: Limits = WEB) -> Told:
    """Return what `imports.take_in` has to be told to read a file so."""
    return Told(
        found.choices.reading,
        found.guess.mapping,
        aliases,
        found.metrics,
        limits,
        found.source,
    )
