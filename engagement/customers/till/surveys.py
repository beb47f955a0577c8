"""Questions at the till: made, paused, listed, and what came in, in numbers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ScalarSelect, delete, func, select, update
from sqlalchemy.orm import Session

from engagement.customers.comments import customer_comments
from engagement.customers.intake.cells import Tally
from engagement.customers.metrics import estimates
from engagement.customers.metrics.estimates import Estimate, TooFew
from engagement.customers.models import (
    Contribution,
    TillAnswer,
    TillComment,
    TillSurvey,
)
from engagement.customers.till import texts
from engagement.customers.till.texts import Item
from engagement.people.models import Person, Team
from engagement.web.sent_once import new_code

NOBODY = Tally(0, 0, 0)
MOST_COMMENTS = 200
"""On a page."""


@dataclass(frozen=True)
class Survey:
    """A survey as the list shows it."""

    id: int
    code: str
    team: str
    place: str
    moment: str
    item: str
    dimension: str
    is_open: bool
    answers: int
    counted: int | None
    """How many of the answers count in figures; None: unverified, none does."""

    @property
    def waiting(self) -> int:
        """How many answers came since they were counted."""
        return self.answers - (self.counted or 0)


@dataclass(frozen=True)
class SurveyLine:
    """The answers to one question in one week, or in all of them."""

    week: int | None
    """None: all weeks together."""
    n: int
    favourable: int
    unfavourable: int
    figure: Estimate | TooFew

    @property
    def between(self) -> int:
        return self.n - self.favourable - self.unfavourable


@dataclass(frozen=True)
class ShownComment:
    """What a customer wrote."""

    id: bytes
    week: int
    text: str
    on_wall: bool

    @property
    def uuid(self) -> UUID:
        """Return the id as addresses write it."""
        return UUID(bytes=self.id)


Tallies = dict[tuple[str, int], Tally]
"""What was answered, by metric and week."""


def create(  # noqa: PLR0913 - what a survey is made of
    session: Session,
    *,
    team_id: int,
    place: str,
    moment: str,
    item: str,
    dimension: str,
    asks_comment: bool,
) -> TillSurvey:
    """Add a survey that takes answers from now on; the caller commits."""
    survey = TillSurvey(
        code=new_code(),
        team_id=team_id,
        place=place,
        moment=moment,
        item=item,
        dimension=dimension,
        asks_comment=asks_comment,
        is_open=True,
    )
    session.add(survey)
    session.flush()
    return survey


def find(session: Session, survey_id: int) -> TillSurvey | None:
    return session.get(TillSurvey, survey_id)


def find_by_code(session: Session, code: str) -> TillSurvey | None:
    """Return the survey of an address, in whatever case it was typed."""
    wanted = select(TillSurvey).where(TillSurvey.code == code.lower())
    return session.scalars(wanted).first()


def surveys(session: Session, survey_id: int | None = None) -> list[Survey]:
    """Return every survey, or that one, the newest first."""
    wanted = select(
        TillSurvey.id, TillSurvey.code, Team.name, TillSurvey.place, TillSurvey.moment,
        TillSurvey.item, TillSurvey.dimension, TillSurvey.is_open,
        _answers(), _count_answers(),
    ).join(Team, Team.id == TillSurvey.team_id)  # fmt: skip
    if survey_id is not None:
        wanted = wanted.where(TillSurvey.id == survey_id)
    rows = session.execute(wanted.order_by(TillSurvey.id.desc()))
    return [Survey(*row) for row in map(tuple, rows)]


def _answers() -> ScalarSelect[int]:
    """Select how many answered; the item is what everybody answers."""
    return (
        select(func.coalesce(func.sum(TillAnswer.n), 0))
        .where(
            TillAnswer.survey_id == TillSurvey.id, TillAnswer.metric == TillSurvey.item
        )
        .scalar_subquery()
    )


def _count_answers() -> ScalarSelect[int]:
    """Select how many of them count; an import that is undone contributes nothing."""
    return (
        select(func.sum(Contribution.n))
        .where(
            Contribution.import_id == TillSurvey.import_id,
            Contribution.metric == TillSurvey.item,
        )
        .scalar_subquery()
    )


def asked(survey: TillSurvey) -> tuple[Item, ...]:
    return texts.asked(survey.item, survey.dimension)


def tallies(session: Session, survey: TillSurvey) -> Tallies:
    """Return what was answered, each metric and week added up."""
    scales = {item.key: item.scale for item in asked(survey)}
    rows = session.execute(
        select(TillAnswer.metric, TillAnswer.week, TillAnswer.score, TillAnswer.n)
        .where(TillAnswer.survey_id == survey.id)
        .order_by(TillAnswer.metric, TillAnswer.week)
    )
    found: Tallies = {}
    for metric, week, score, n in rows:
        scale = scales[metric]
        chosen = Tally(
            n, n * scale.is_favourable(score), n * scale.is_unfavourable(score)
        )
        found[metric, week] = _sum([found.get((metric, week), NOBODY), chosen])
    return found


def lines(found: Tallies, metric: str) -> list[SurveyLine]:
    """Return a question's weeks, the newest first, below all of them together."""
    by_week = {week: tally for (key, week), tally in found.items() if key == metric}
    weekly = [_line(metric, week, by_week[week]) for week in sorted(by_week)]
    return [_line(metric, None, _sum(by_week.values())), *reversed(weekly)]


def _line(metric: str, week: int | None, tally: Tally) -> SurveyLine:
    n, favourable, unfavourable = tally
    return SurveyLine(
        week, n, int(favourable), int(unfavourable), estimates.estimate(metric, *tally)
    )


def _sum(tallied: Iterable[Tally]) -> Tally:
    return Tally(*map(sum, zip(NOBODY, *tallied, strict=True)))


def comments(session: Session, survey_id: int) -> Sequence[ShownComment]:
    """Return the comments, the newest week first, in a week in no order at all."""
    wanted = (
        select(TillComment.id, TillComment.week, TillComment.text, TillComment.on_wall)
        .where(TillComment.survey_id == survey_id)
        .order_by(TillComment.week.desc(), TillComment.id)
    )
    return [ShownComment(*row) for row in session.execute(wanted.limit(MOST_COMMENTS))]


def turn_comment(
    session: Session, comment_id: bytes, person: Person, today: date, *, is_on: bool
) -> bool:
    """Let a comment on the wall or take it off, and log who did.

    False: there is none such, or somebody else just did the same.
    """
    turned = (
        update(TillComment)
        .where(TillComment.id == comment_id, TillComment.on_wall.is_not(is_on))
        .values(on_wall=is_on)
        .returning(TillComment.survey_id)
    )
    survey_id = session.scalar(turned)
    if survey_id is not None:
        team_id = session.get_one(TillSurvey, survey_id).team_id
        customer_comments.note_turn(session, team_id, person, today, is_on=is_on)
    return survey_id is not None


def delete_comment(session: Session, comment_id: bytes) -> int | None:
    """Destroy a comment; return its survey, None if there is no such comment."""
    gone = (
        delete(TillComment)
        .where(TillComment.id == comment_id)
        .returning(TillComment.survey_id)
    )
    return session.scalars(gone).first()
