"""What came by mail over the weeks, and what should not have."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, tzinfo
from email.message import EmailMessage

from engagement.weeks import iso_week

OF_WEEK = re.compile(r"(?:week|semaine) (\d+) (?:of|de) (\d+)")
LAST_DAY = re.compile(r"last day|dernier jour")
RESULTS = re.compile(r"results|résultats")
MONDAY = re.compile(r"Monday: what waits for you|lundi\s: ce qui vous attend")
TICKET = re.compile(r"/p#([A-Z2-7]{24})")


@dataclass
class Asked:
    """Who had to be mailed in a week's pulse, by address."""

    invited: set[str]
    without_address: int
    reminded: set[str] = field(default_factory=set)
    readers: set[str] = field(default_factory=set)
    """Who is told that results are out."""
    slips: int = 0
    counted: int = 0
    """Answers that somebody was told count."""
    sealed: int = 0
    """Envelopes just before closing."""


def week_in(mail: EmailMessage) -> str:
    found = OF_WEEK.search(str(mail["Subject"]))
    return f"{found[2]}-W{int(found[1]):02}" if found else ""


def kind_of(mail: EmailMessage) -> str:
    subject = str(mail["Subject"])
    if RESULTS.search(subject):
        return "results"
    if MONDAY.search(subject):
        return "Monday"
    if not week_in(mail):
        return "other"
    return "reminder" if LAST_DAY.search(subject) else "invitation"


def monday_faults(
    mails: list[EmailMessage], expected: dict[date, set[str]], zone: tzinfo
) -> Iterator[str]:
    """Yield whatever of the mail of Mondays did not come once to whom it should."""
    came: dict[date, Counter[str]] = {}
    for mail in mails:
        if kind_of(mail) == "Monday":
            day = mail["Date"].datetime.astimezone(zone).date()
            came.setdefault(day, Counter())[str(mail["To"])] += 1
    for day in sorted(expected.keys() | came.keys()):
        wanted, found = expected.get(day, set()), came.get(day, Counter())
        yield from (f"{day}: none to {to}" for to in sorted(wanted - found.keys()))
        yield from (f"{day}: wrongly to {to}" for to in sorted(found.keys() - wanted))
        yield from (f"{day}: {n} to {to}" for to, n in found.items() if n > 1)


def faults(
    mails: list[EmailMessage], pulses: dict[int, Asked], left: dict[str, int]
) -> Iterator[str]:
    """Yield whatever did not come once to whom it should, of each week and kind.

    left: addresses of those who left, and how many mails had come until then.
    """
    came: dict[tuple[str, str], Counter[str]] = {}
    for mail in mails:
        came.setdefault((week_in(mail), kind_of(mail)), Counter())[str(mail["To"])] += 1
    for week, asked in pulses.items():
        for kind, expected in (
            ("invitation", asked.invited),
            ("reminder", asked.reminded),
            ("results", asked.readers),
        ):
            found = came.get((iso_week(week), kind), Counter())
            where = f"{iso_week(week)} {kind}"
            yield from (f"{where}: none to {to}" for to in expected - found.keys())
            yield from (f"{where}: wrongly to {to}" for to in found.keys() - expected)
            yield from (
                f"{where}: {times} to {to}" for to, times in found.items() if times > 1
            )
        if asked.slips != asked.without_address:
            yield f"{iso_week(week)}: {asked.slips} slips"
        if asked.counted != asked.sealed:
            yield f"{iso_week(week)}: {asked.counted} counted, {asked.sealed} sealed"
    for to, before in left.items():
        late = [one for one in mails[before:] if one["To"] == to]
        if any(kind_of(one) != "other" for one in late):
            yield f"mail to {to}, who has left"
