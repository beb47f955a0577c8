"""What customers are asked at the till, as data in both languages.

The wording is our own. Each question is read once by somebody with their hands full;
the dimensions are those that staff are asked about, from the customer's side.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engagement.customers.metrics.scales import FIVE, TEN, Scale


@dataclass(frozen=True)
class Item:
    """One question: its metric, its scale and its text in each language."""

    key: str
    scale: Scale
    texts: Mapping[str, str]
    has_faces: bool = False

    @property
    def points(self) -> range:
        return range(self.scale.lowest, self.scale.highest + 1)

    @property
    def has_words(self) -> bool:
        """Whether each point has a word of its own, rather than a number."""
        return self.scale is FIVE

    def score_in(self, form: Mapping[str, str]) -> int | None:
        """Return the chosen point; None: none that there is."""
        found = form.get(self.key, "")
        return next((point for point in self.points if str(point) == found), None)


def _items(*items: Item) -> Mapping[str, Item]:
    return MappingProxyType({item.key: item for item in items})


ITEMS = _items(
    Item(
        "csat",
        FIVE,
        {
            "en": "Were you satisfied with our service today?",
            "fr": "Aujourd’hui, notre service vous a\u2011t\u2011il "
            "donné satisfaction\u00a0?",
        },
        has_faces=True,
    ),
    Item(
        "nps",
        TEN,
        {
            "en": "Would you recommend us to someone close to you?",
            "fr": "Nous recommanderiez-vous à un proche\u00a0?",
        },
    ),
    Item(
        "ces",
        FIVE,
        {
            "en": "Was it easy to get what you came for?",
            "fr": "Avez-vous obtenu facilement ce que vous veniez chercher\u00a0?",
        },
    ),
)
"""One of these is asked; the first is what most shops want."""


def _item(key: str, english: str, french: str) -> Item:
    return Item(key, FIVE, {"en": english, "fr": french})


DIMENSIONS = _items(
    _item(
        "courtesy",
        "People here spoke to me politely.",
        "Ici, on m’a parlé avec courtoisie.",
    ),
    _item(
        "facilitation",
        "It was easy to get what I needed.",
        "J’ai obtenu facilement ce qu’il me fallait.",
    ),
    _item(
        "values",
        "What you say you stand for is what I saw here.",
        "Les valeurs que vous affichez, je les ai vues vivre ici.",
    ),
    _item(
        "listening",
        "When I said something, somebody listened.",
        "Quand j’ai parlé, j’ai trouvé de l’écoute.",
    ),
    _item(
        "balance",
        "Screens and machines leave enough room for people here.",
        "Ici, les écrans et les machines laissent assez de place à l’humain.",
    ),
    _item(
        "trust",
        "I was trusted here.",
        "On m’a fait confiance ici.",
    ),
    _item(
        "autonomy",
        "The person I spoke to could decide how to solve my problem.",
        "La personne à qui j’ai parlé a pu décider comment régler mon problème.",
    ),
    _item(
        "consideration",
        "I felt that I mattered here.",
        "J’ai senti que je comptais, ici.",
    ),
    _item(
        "competence",
        "People here know their job.",
        "Ici, les gens connaissent leur métier.",
    ),
    _item(
        "cooperation",
        "People here help one another.",
        "Ici, on s’entraide.",
    ),
    _item(
        "environment",
        "This place is pleasant and well kept.",
        "Ce lieu est agréable et bien tenu.",
    ),
)
"""At most one of these is asked besides; any answer stands alone."""
QUESTIONNAIRE = (ITEMS["csat"], ITEMS["nps"], *DIMENSIONS.values())
"""What can be asked in another tool and is read without a question from its file: not
the ease of a contact, which others ask from 1 to 7."""

WORDS = MappingProxyType(
    {
        "en": ("Not at all", "Rather no", "So-so", "Rather yes", "Yes, fully"),
        "fr": (
            "Pas du tout",
            "Plutôt non",
            "Ni oui ni non",
            "Plutôt oui",
            "Tout à fait",
        ),
    }
)
"""The five points of every item but the one from 0 to 10."""
FACES = (
    "emoji-angry", "emoji-frown", "emoji-neutral", "emoji-smile", "emoji-laughing",
)  # fmt: skip
ENDS = MappingProxyType(
    {
        "en": ("0: certainly not", "10: certainly"),
        "fr": ("0\u00a0: certainement pas", "10\u00a0: certainement"),
    }
)
"""What the ends of 0 to 10 mean."""


def asked(item: str, dimension: str) -> tuple[Item, ...]:
    """Return the questions of a survey in their order."""
    return (ITEMS[item], *((DIMENSIONS[dimension],) if dimension else ()))
