"""Both sides of the whole company, week by week."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.series.sides import Sides, published_mean
from engagement.insight.series.spans import Span
from engagement.insight.series.team_weeks import customer_line, staff_line, staff_weeks
from engagement.insight.shown import Result
from engagement.people import queries as people
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks


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
    figures = average_weeks(both) if is_average else staff_weeks(rows, span, both.parts)
    customer = customer_line(both.metric, both.company)
    return CompanyLine(span, staff_line(figures, blank), is_average, customer)


def average_weeks(both: Sides) -> pd.DataFrame:
    """Average the published teams: index `week`, columns as the staff's of a side."""
    staff = both.staff
    means = published_mean(staff["share"].T, staff["variance"].T)
    return pd.DataFrame(
        {
            "share": means["mean"],
            "variance": means["error"] ** 2,
            "low": staff["low"].sum(),
            "high": staff["high"].sum(),
        }
    )
