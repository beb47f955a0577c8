"""Weeks from one to another, and which of them a page looks at."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement.pulses import queries as pulses

WINDOWS = (4, 12, 26)
RUN = 26
"""Weeks of a line, and at least those behind what is said over time."""


@dataclass(frozen=True)
class Span:
    """Weeks from the first to the last, both inside."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def weeks(self) -> range:
        return range(self.first, self.last + 1)

    def end(self, length: int) -> "Span":
        """Return the last weeks of these."""
        return Span(max(self.first, self.last - length + 1), self.last)

    def without_last(self, length: int) -> "Span":
        """Return these weeks but the last; there must be more."""
        return Span(self.first, self.last - length)


def span_until(session: Session, staff: str, this_week: int, weeks: int | None) -> Span:
    """Return the weeks up to the last staff figure; without any, up to this week."""
    first, last = pulses.first_week(session, staff), pulses.last_week(session, staff)
    last = min(this_week if last is None else last, this_week)
    first = min(last if first is None else first, last)
    return Span(first if weeks is None else last - weeks + 1, last)
