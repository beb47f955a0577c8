"""What is done for teams of the demo: one thing that works, and three that do not."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.demo import truths
from engagement.people.models import Person, Team
from engagement.pulses.bank import MOBILISATION


@dataclass(frozen=True)
class Deed:
    """What a team's lead decides in a week of the demo, counted from its first."""

    index: int
    team: str
    measure: str
    kind: ActionKind
    text: str
    heard: str = ""
    lasts: int = 5
    """Weeks until it is due; of one that has ended, until it did."""
    end: ActionState | None = None


WORKS = Deed(
    truths.ACTION, truths.GETS_BETTER, MOBILISATION, ActionKind.ROTA,
    "Le planning du soir est affiché trois semaines à l’avance, et on échange ses "
    "horaires entre soi.",
    "Le planning arrive trop tard pour s’organiser.",
    lasts=6, end=ActionState.DONE,
)  # fmt: skip
SHAMS = (
    Deed(
        8, "rennes", "listening", ActionKind.MEETING,
        "Chaque lundi, dix minutes debout : chacun dit une chose qui l’a gêné.",
        "On ne nous demande jamais notre avis.", lasts=4, end=ActionState.DONE,
    ),
    Deed(
        12, "lille", "consideration", ActionKind.RECOGNITION,
        "Lire un mot de client merci en début de réunion, et nommer qui l’a servi.",
        lasts=5, end=ActionState.DONE,
    ),
    Deed(
        16, "bristol", "environment", ActionKind.TOOLS,
        "Fix the draught at the back door and repaint the break room.",
        "The break room could do with some paint.", lasts=6, end=ActionState.DONE,
    ),
)  # fmt: skip
"""Where nothing changes that was not changing anyway."""
UNDER_WAY = (
    Deed(
        20, "alouette-finch", "environment", ActionKind.TOOLS,
        "Remplacer les scanners de réserve, secteur par secteur.",
        "Les scanners tombent souvent en panne.", lasts=9,
    ),
    Deed(
        23, "brest", "competence", ActionKind.TRAINING,
        "Deux heures de formation produits chaque jeudi, avec les collègues de Nantes.",
        "On manque de formation sur les nouveautés.", lasts=5,
    ),
    Deed(
        21, "nantes", "csat", ActionKind.STAFFING,
        "Une personne de plus en caisse le samedi de 14 h à 18 h.", lasts=4,
    ),
    Deed(
        22, "york", "autonomy", ActionKind.DECISIONS,
        "Everybody may offer up to £20 to put something right, without asking.",
        lasts=4, end=ActionState.GIVEN_UP,
    ),
)  # fmt: skip
"""Too early to tell, overdue, or given up."""
DEEDS = (WORKS, *SHAMS, *UNDER_WAY)


def fill(session: Session, week: int, index: int, moment: datetime) -> None:
    """Decide what is decided in a week, and end what ends; the caller commits."""
    for deed in DEEDS:
        if deed.index == index:
            _write(session, deed, week, moment)
        if deed.end and deed.index + deed.lasts == index:
            _end(session, deed, deed.end, week, moment)


def _write(session: Session, deed: Deed, week: int, moment: datetime) -> None:
    team = session.scalar(select(Team).where(Team.key == deed.team))
    if team is None:
        return
    monday = weeks.monday_of(week)
    plan = Plan(
        team_id=team.id,
        measure=deed.measure,
        kind=deed.kind,
        text=deed.text,
        starts_on=monday,
        due_on=monday + timedelta(weeks=deed.lasts, days=4),
        owner_id=team.lead_id,
        heard=deed.heard,
    )
    actions.write(session, plan, _form(deed), _author(session, team, week, moment))


def _end(
    session: Session, deed: Deed, end: ActionState, week: int, moment: datetime
) -> None:
    wanted = select(Action).where(Action.form == _form(deed))
    action = session.scalar(wanted)
    if action:
        team = session.get_one(Team, action.team_id)
        actions.move(session, action, end, _author(session, team, week, moment))


def _author(session: Session, team: Team, week: int, moment: datetime) -> Author:
    lead = session.get(Person, team.lead_id) if team.lead_id else None
    return Author(lead, moment, weeks.monday_of(week))


def _form(deed: Deed) -> str:
    return f"demo {deed.team} {deed.index}"
