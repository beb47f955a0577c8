"""The mail that says that results are out, to managers and HR, in three lines.

It names teams and actions, and no figure: its readers are asked for a guess first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import partial

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.customers.metrics.wording import name_of
from engagement.database import apart
from engagement.insight.calls.seen import SeenCalls, calls_for
from engagement.insight.home.naming import SeenAttention, attention_for
from engagement.insight.mails.due import DueActions, due_actions
from engagement.insight.mails.listed import called, links_to, listed
from engagement.insight.mails.picture import Pictures
from engagement.insight.mirror import guesses
from engagement.insight.sight import sight_of
from engagement.insight.team.moves import TeamMove, TeamMoves, moves
from engagement.insight.wording import move_name
from engagement.mail import queue
from engagement.mail.letter import Letter, Letterhead, Picture
from engagement.mail.models import Mail, MailKind
from engagement.people import queries as people
from engagement.people.company import company, language_of, letterhead
from engagement.people.mails import off_address
from engagement.people.models import Person, Role, Team
from engagement.pulses import queries as pulses
from engagement.web.template_filters import week_name
from engagement.weeks import week_at


@dataclass(frozen=True)
class ResultsNews:
    """What one reader is told."""

    moved: TeamMoves
    names: dict[int, str]
    """Of the teams that have moved."""
    unguessed: Team | None
    """A team with none below of which the reader is asked for a guess first."""
    seen: SeenAttention
    calls: SeenCalls
    due: DueActions

    @property
    def called(self) -> list[people.Node]:
        return [*(call.team for call in self.seen.first), *self.seen.others]


def send_due(session: Session, settings: Settings, now: datetime) -> int:
    """Send what is due; commits. Raises what `queue.send_due` does."""
    pictures = Pictures()
    compose = partial(_compose, settings, now, pictures)
    return queue.send_due(session, settings, now, {MailKind.RESULTS: compose})


def _compose(
    settings: Settings, now: datetime, pictures: Pictures, mail: Mail
) -> EmailMessage | None:
    # It takes a while to compute, and others may write meanwhile.
    with apart() as session:
        person = session.get(Person, mail.person_id)
        week = pulses.week_of_pulse(session, mail.pulse_id or 0)
        if person is None or person.email is None or week is None:
            return None
        if person.role is Role.EMPLOYEE or not person.wants_results:
            return None
        news = news_for(session, person, settings, now)
        ours = company(session)
    language = language_of(person, ours)
    head = letterhead(ours, settings, now)
    with force_locale(language):
        letter = _letter(head, person, week, news, pictures.of(news.calls, week))
    return head.write(letter, person.email, language)


def news_for(
    session: Session, person: Person, settings: Settings, now: datetime
) -> ResultsNews:
    """Read what there is to tell one reader."""
    this_week, sight = week_at(now, settings.timezone), sight_of(session, person)
    seen = attention_for(session, sight, this_week)
    links = people.links(session)
    own_only = seen.whole.is_own_only
    moved = moves(session, links, this_week, sight, is_own_only=own_only)
    ids = {one.team_id for one in moved.moves}
    open_teams = people.open_among(session, ids)
    return ResultsNews(
        moved,
        {team: node.name for team, node in open_teams.items()},
        _unguessed(session, person, links),
        seen,
        calls_for(session, sight, this_week, seen.whole),
        due_actions(session, sight, now.astimezone(settings.timezone).date()),
    )


def _unguessed(
    session: Session, person: Person, links: Sequence[people.Link]
) -> Team | None:
    asked = guesses.asked(session, person)
    return asked[1] if asked and asked[1].id in people.leaves(links) else None


def _letter(
    head: Letterhead,
    person: Person,
    week: int,
    news: ResultsNews,
    picture: Picture | None,
) -> Letter:
    settings = head.settings
    off = off_address(settings, person)
    return Letter(
        head.subject(_("the results of %(week)s", week=week_name(week))),
        [
            _("Hello %(name)s,", name=person.name),
            _("The results of %(week)s are out.", week=week_name(week)),
            " ".join(_who_moved(news)),
            " ".join(_who_is_called(news.called, news.calls)),
            " ".join(news.due.told()) or _("No action is due within a week."),
        ],
        (_("Look at the results"), f"{settings.address}/"),
        links=links_to(news.called, settings, has_due=news.due.is_some),
        small_print=[_("Stop these mails: %(address)s", address=off)],
        picture=picture,
        off=off,
    )


def _who_moved(news: ResultsNews) -> Iterator[str]:
    """Say which teams have changed by more than chance, and how, without a figure.

    Of a team of which a guess is asked for nothing is said yet.
    """
    unguessed = news.unguessed
    told = [
        _moved(news.names[one.team_id], one)
        for one in news.moved.moves
        if one.team_id in news.names and not (unguessed and one.team_id == unguessed.id)
    ]
    if told:
        yield _("Changed by more than chance: %(names)s.", names=listed(told))
    elif news.moved.is_known and not unguessed:
        yield _("In your teams nothing has changed by more than chance.")
    elif not news.moved.is_known:
        yield _("It is too early to say what has changed by more than chance.")
    if unguessed and news.moved.is_known:
        yield _(
            "Whether %(team)s has changed by more than chance stands on its page, once "
            "you have guessed.",
            team=unguessed.name,
        )


def _moved(team: str, one: TeamMove) -> str:
    return str(
        _(
            "%(team)s (%(measure)s %(move)s)",
            team=team,
            measure=name_of(one.measure),
            move=move_name(one.move),
        )
    )


def _who_is_called(nodes: Sequence[people.Node], calls: SeenCalls) -> Iterator[str]:
    """Say who needs support first, for which week running, and who does no longer."""
    runs = [calls.current(node.id) for node in nodes]
    told = [
        called(node.name, run.run if run else None)
        for node, run in zip(nodes, runs, strict=True)
    ]
    if told:
        yield _("Needs support first: %(names)s.", names=listed(told))
    else:
        yield _("None of your teams stands out as needing support first.")
    left = [one.team.name for one in calls.new_left if one.run.ago == 1]
    if left:
        yield _("No longer on the list: %(names)s.", names=listed(left))
