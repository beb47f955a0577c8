"""What came by mail over the weeks, and what should not have."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage

from engagement.weeks import iso_week

OF_WEEK = re.compile(r"(?:week|semaine) (\d+) (?:of|de) (\d+)")
LAST_DAY = re.compile(r"last day|dernier jour")
RESULTS = re.compile(r"results|résultats")
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
    if not week_in(mail):
        return "other"
    return "reminder" if LAST_DAY.search(subject) else "invitation"


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
