"""The question bank, as data in both languages.

The wording is our own. Each question holds one idea and is read once by somebody at a
till; everybody answers on the same five points of agreement.
"""

from collections.abc import Sequence
from dataclasses import dataclass

POINTS = (1, 2, 3, 4, 5)
FAVOURABLE = 4
"""Points from here up are favourable."""
MOBILISATION = "mobilisation"
ANSWERS = "answers"
"""The name under which it is published how many took part."""
DELIGHTED = "delighted_customers"
"""What staff think of customers; a key that no metric of customers can have."""
OF_CULTURE = "culture"
"""The dimension of what is asked of the company's culture once a quarter."""
LONGEST_COMMENT = 500
ROTATING = 2
DELIGHTED_EVERY = 5
"""Pulses: with eleven dimensions each of them comes beside it once in a while."""


@dataclass(frozen=True)
class Question:
    """One item: its dimension and its text in each language."""

    key: str
    dimension: str
    texts: dict[str, str]


def _bank(*rows: tuple[str, str, str, str]) -> dict[str, Question]:
    return {
        key: Question(key, dimension, {"en": english, "fr": french})
        for key, dimension, english, french in rows
    }


BANK = _bank(
    (
        "energy",
        MOBILISATION,
        "I came to work with energy this week.",
        "Cette semaine, j’ai travaillé avec énergie.",
    ),
    (
        "extra",
        MOBILISATION,
        "I feel like doing a little more for our customers.",
        "J’ai envie d’en faire un peu plus pour nos clients.",
    ),
    (
        "pride",
        MOBILISATION,
        "I would be proud to recommend us to someone close to me.",
        "Je recommanderais avec fierté notre entreprise à un proche.",
    ),
    (
        "courtesy",
        "courtesy",
        "People here speak to me politely.",
        "Ici, on me parle avec courtoisie.",
    ),
    (
        "facilitation",
        "facilitation",
        "It is easy to get what I need to do my job.",
        "J’obtiens facilement ce qu’il me faut pour travailler.",
    ),
    (
        "values",
        "values",
        "What we say we stand for is what I see here every day.",
        "Les valeurs que nous affichons, je les vois vivre au quotidien.",
    ),
    (
        "listening",
        "listening",
        "When I say something, somebody listens.",
        "Quand je dis quelque chose, on m’écoute.",
    ),
    (
        "balance",
        "balance",
        "The digital tools leave enough room for people.",
        "Les outils numériques laissent assez de place à l’humain.",
    ),
    (
        "trust",
        "trust",
        "I am trusted here.",
        "On me fait confiance ici.",
    ),
    (
        "autonomy",
        "autonomy",
        "I can decide how to solve a customer’s problem.",
        "Je peux décider comment régler le problème d’un client.",
    ),
    (
        "consideration",
        "consideration",
        "My work is noticed and appreciated.",
        "Mon travail est remarqué et apprécié.",
    ),
    (
        "competence",
        "competence",
        "I get the training and the help that my job takes.",
        "J’ai la formation et l’aide dont j’ai besoin pour faire mon travail.",
    ),
    (
        "cooperation",
        "cooperation",
        "We help one another, in my team and between teams.",
        "On s’entraide, dans mon équipe et entre équipes.",
    ),
    (
        "environment",
        "environment",
        "The place where I work is pleasant and well kept.",
        "Le lieu où je travaille est agréable et bien tenu.",
    ),
    (
        DELIGHTED,
        DELIGHTED,
        "This week, our customers were delighted.",
        "Cette semaine, nos clients ont été ravis.",
    ),
    (
        "culture_expecting",
        OF_CULTURE,
        "Customers are right to expect a lot from us.",
        "Nos clients ont raison d’attendre beaucoup de nous.",
    ),
    (
        "culture_complaining",
        OF_CULTURE,
        "Complaining should never cost a customer anything.",
        "Faire une réclamation ne devrait jamais rien coûter au client.",
    ),
    (
        "culture_no_bad",
        OF_CULTURE,
        "There are no bad customers, only misunderstood ones.",
        "Il n’y a pas de mauvais clients, seulement des clients mal compris.",
    ),
    (
        "culture_care",
        OF_CULTURE,
        "Here, staff are cared for as much as customers are.",
        "Ici, on prend soin des équipes autant que des clients.",
    ),
)

WEEKLY = tuple(key for key in BANK if BANK[key].dimension == MOBILISATION)
CULTURE = tuple(key for key in BANK if BANK[key].dimension == OF_CULTURE)
"""Asked once a quarter where HR wants it, and told of the whole company alone.

To agree is to think well of customers, and of how both sides are cared for."""
DIMENSIONS = tuple(key for key in BANK if key not in {*WEEKLY, *CULTURE, DELIGHTED})
IN_TURN = (*DIMENSIONS, DELIGHTED)
CHECK = (*WEEKLY, *CULTURE)
"""What a pulse asks that is a culture check."""


def asked_in(round_number: int, chosen: Sequence[str] = ()) -> list[str]:
    """Return the keys of the round's questions: the weekly ones and two in rotation.

    Chosen ones take the place of those whose turn it is.
    """
    return [*WEEKLY, *(chosen or _turn(round_number))]


def _turn(round_number: int) -> list[str]:
    """Return two dimensions, or in every fifth round one and what customers felt."""
    cycles, place = divmod(round_number, DELIGHTED_EVERY)
    first = round_number * ROTATING - cycles
    turn = [DIMENSIONS[(first + i) % len(DIMENSIONS)] for i in range(ROTATING)]
    return [turn[0], DELIGHTED] if place == DELIGHTED_EVERY - 1 else turn
