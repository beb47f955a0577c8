"""Both sides of the whole company, week by week."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from engagement.insight.series import (
    Result,
    Sides,
    Span,
    customer_line,
    published_mean,
    shown_share,
    staff_line,
)
from engagement.people import queries as people
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld, WithheldReason


@dataclass(frozen=True)
class CompanyLine:
    """Both sides of the whole company on the same weeks."""

    span: Span
    staff: tuple[Result, ...]
    is_average: bool
    """The company's own figure is not published; this averages published teams."""
    customer: tuple[Result, ...]

    @property
    def rows(self) -> Iterator[tuple[int, Result, Result]]:
        return zip(self.span.weeks, self.staff, self.customer, strict=True)


def company_line(
    session: Session, both: Sides, staff: str, blanks: Blanks
) -> CompanyLine:
    """Return the company's own figures, or the average of the published teams."""
    span, root = both.span, people.root(session)
    ids = [root.id] if root else []
    weeks = span.first, span.last
    rows = pulses.team_figures(session, ids, staff, *weeks, blanks=blanks)
    blank = pulses.blank_weeks(blanks, ids)
    is_average = not rows and blank.isdisjoint(span.weeks)
    line = average_line(both) if is_average else staff_line(rows, span, blank)
    counts = [
        (week, *column)
        for week, column in zip(span.weeks, both.company_counts.T.tolist(), strict=True)
    ]
    customer = customer_line(both.metric, counts, span)
    return CompanyLine(span, tuple(line), is_average, tuple(customer))


def average_line(both: Sides) -> list[Result]:
    mean, error = published_mean(both.share.T, both.variance.T)
    least, most = np.nansum(both.low, axis=0), np.nansum(both.high, axis=0)
    return [
        shown_share(value, wide, int(low), int(high))
        if low
        else Withheld(WithheldReason.NOT_PUBLISHED)
        for value, wide, low, high in np.stack([mean, error, least, most]).T.tolist()
    ]
