"""What delighted customers of the demo: told by staff, written by customers."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers.comments import customer_comments
from engagement.customers.intake.cells import Comment
from engagement.demo import company
from engagement.people import queries
from engagement.people.models import Person
from engagement.stories import addresses, stories
from engagement.stories.stories import Told


@dataclass(frozen=True)
class Moment:
    """Something that happened in a team, in a week of the demo."""

    index: int
    team: str
    text: str
    signature: str = ""
    is_let: bool = True
    """HR has let it on the wall."""


TOLD = (
    Moment(
        4, "nantes",
        "Une dame cherchait la lampe que sa mère avait chez elle. On ne la vend plus "
        "depuis des années. On a retrouvé la dernière dans la réserve d’un autre "
        "magasin, et elle est arrivée pour l’anniversaire.",
        "Le rayon luminaires",
    ),
    Moment(
        8, "rennes",
        "Samedi, un père et ses deux enfants ont monté avec nous la maquette de leur "
        "future chambre. Ils sont repartis sans rien acheter, et revenus le lundi avec "
        "les grands-parents.",
    ),
    Moment(
        11, "angers",
        "Un client sourd venait pour une commande compliquée. Une collègue signe un "
        "peu : tout était réglé en dix minutes, et il nous a appris à dire merci.",
        "Camille, à la caisse",
    ),
    Moment(
        15, "york",
        "A customer’s sofa came an hour before her guests did, and did not fit through "
        "the door. We took the legs off, then the door. She sent us a photo of the "
        "party.",
        "The delivery team",
    ),
    Moment(
        17, "accueil-telephonique",
        "Un monsieur appelait pour une facture. En fait, il n’arrivait plus à "
        "lire sa notice depuis qu’il voit mal. On l’a lue ensemble, ligne à ligne.",
    ),
    Moment(
        20, "bristol",
        "Somebody had lost a wedding ring while trying on gloves. We closed the aisle "
        "and went through two hundred pairs. It was in the last but one.",
        "Two of us from the shop floor",
    ),
    Moment(
        22, "brest",
        "Il pleuvait des cordes. On a prêté nos parapluies à six clients qui "
        "attendaient le bus. Les six sont revenus, les parapluies aussi.",
    ),
    Moment(
        24, "nantes",
        "Un client a reçu par erreur deux fauteuils. Il nous a rapporté le second avec "
        "Bernard, son voisin, et un gâteau pour l’équipe.",
        is_let=False,
    ),
    Moment(
        25, "leeds",
        "A little boy asked whether the display bed was free on Sunday. We let him try "
        "it for five minutes. His mum has told the whole street.",
        "The Saturday crew",
        is_let=False,
    ),
)  # fmt: skip
"""Of these HR has yet to read the last two; one names a neighbour."""
WRITTEN = (
    Moment(5, "rennes", "On m’a rappelée le soir même pour me dire que c’était réglé."),
    Moment(9, "nantes", "Vingt minutes d’attente à la caisse.", is_let=False),
    Moment(
        10, "nantes",
        "Je venais pour un coussin, je suis repartie avec le sourire. Merci à la "
        "personne qui a pris le temps.",
    ),
    Moment(
        14, "manchester",
        "They stayed after closing time so that I could collect my order. I did not "
        "even have to ask.",
    ),
    Moment(18, "lille", "Personne au rayon luminaires.", is_let=False),
    Moment(
        21, "vannes",
        "Mon père est en fauteuil : on lui a ouvert l’entrée de la réserve et fait "
        "visiter tout le magasin.",
    ),
    Moment(23, "oxford", "Best service I have had anywhere this year."),
)  # fmt: skip


def fill(session: Session, week: int, index: int, import_id: int) -> None:
    """Let staff tell and customers write in a week, and HR read; the caller commits."""
    for moment in TOLD:
        if moment.index == index:
            _tell(session, week, moment)
    for moment in WRITTEN:
        if moment.index == index:
            _write(session, week, moment, import_id)


def _tell(session: Session, week: int, moment: Moment) -> None:
    team_id = queries.team_id_of(session, moment.team)
    if team_id is None:
        return
    addresses.open_all(session, [team_id])
    form = f"{moment.team} {moment.index}"
    stories.tell(session, team_id, Told(form, moment.text, moment.signature), week)
    for story in stories.waiting(session):
        if moment.is_let and story.text == moment.text:
            stories.let(session, story.id, story.text)


def _write(session: Session, week: int, moment: Moment, import_id: int) -> None:
    team_id = queries.team_id_of(session, moment.team)
    if team_id is None:
        return
    comment = Comment(team_id, week, "", moment.text)
    customer_comments.keep(session, import_id, [comment])
    hr = session.scalar(select(Person).where(Person.key == company.HR))
    for said in customer_comments.comments_page(session, [team_id]):
        if hr and moment.is_let and said.text == moment.text:
            day = weeks.monday_of(week + 1)
            customer_comments.turn(session, said.id, hr, day, is_on=True)
