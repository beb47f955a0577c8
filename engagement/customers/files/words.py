"""The words that files use for what we need, French and English alike."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from engagement.measures import IMPORTANCE

NOT_WORDS = re.compile(r"(?:[^\w%]|_)+")


class Role(StrEnum):
    """What a column says of its row."""

    DATE = "date"
    YEAR = "year"
    """Of the week that stands beside it."""
    WEEK = "week"
    TEAM = "team"
    METRIC = "metric"
    SCORE = "score"
    N = "n"
    FAVOURABLE = "favourable"
    BETWEEN = "between"
    """Answers that are neither; they only tell what the others are."""
    UNFAVOURABLE = "unfavourable"
    VALUE = "value"
    MOMENT = "moment"
    ID = "id"
    COMMENT = "comment"
    """Never guessed: what customers wrote is kept only when somebody says so."""


GROUPS = (Role.FAVOURABLE, Role.BETWEEN, Role.UNFAVOURABLE)
"""What columns can count of all answers."""
SYNONYMS = {
    Role.DATE: (
        "date", "day", "jour", "timestamp", "horodateur", "horodatage", "created at",
        "created on", "date created", "submitted at", "submission date",
        "date de reponse", "date reponse", "response date", "responded at",
        "responded date", "recorded date", "recordeddate", "response received at",
        "completed at", "completion time", "heure de fin", "end date", "enddate",
        "date de creation", "cree le", "date submitted", "rated at", "answered at",
    ),
    Role.YEAR: (
        "year", "annee", "iso year", "annee iso", "an", "week year", "year of week",
        "annee de la semaine",
    ),
    Role.WEEK: (
        "week", "semaine", "iso week", "semaine iso", "sem", "week number",
        "n semaine", "no semaine", "numero de semaine", "week of", "semaine du",
        "week starting", "period", "periode", "lundi", "monday",
        "week ending", "week end", "week ended", "semaine au",
    ),
    Role.TEAM: (
        "team", "equipe", "team code", "code equipe", "team name", "nom de l equipe",
        "store", "magasin", "shop", "boutique", "store code", "code magasin", "branch",
        "agence", "site", "location", "point de vente", "pdv", "restaurant", "outlet",
        "group", "groupe", "group name", "ticket group", "department", "service",
    ),
    Role.METRIC: (
        "metric", "metrique", "indicator", "indicateur", "kpi", "survey type",
        "question type", "mesure", "measure",
    ),
    Role.SCORE: (
        "score", "rating", "note", "star rating", "satisfaction rating",
        "survey rating", "note client",
    ),
    Role.N: (
        "n", "answers", "responses", "reponses", "nb reponses", "nombre de reponses",
        "nb de reponses", "nbre reponses", "repondants", "nb repondants", "respondents",
        "number of responses", "response count", "count", "base",
        "nb avis", "nombre d avis", "nb", "sample size", "nombre de repondants",
        "number of respondents",
    ),
    Role.FAVOURABLE: (
        "favourable", "favorable", "favorables", "favourables", "promoters",
        "promoteurs", "satisfied", "satisfaits", "nb promoteurs", "nb satisfaits",
        "nombre de satisfaits", "clients satisfaits", "nombre de clients satisfaits",
        "satisfied customers", "number of satisfied customers",
        "nombre de promoteurs",
    ),
    Role.BETWEEN: ("passives", "passifs", "neutres", "neutrals", "nb passifs"),
    Role.UNFAVOURABLE: (
        "unfavourable", "unfavorable", "defavorable", "defavorables", "detractors",
        "detracteurs", "dissatisfied", "insatisfaits", "nb detracteurs",
    ),
    Role.VALUE: ("value", "valeur", "resultat", "result", "taux", "rate"),
    Role.MOMENT: (
        "moment", "touch point", "touchpoint", "point de contact", "channel", "canal",
        "parcours", "etape", "journey",
    ),
    Role.ID: (
        "id", "identifier", "identifiant", "response id", "responseid", "reponse id",
        "survey response id", "external id", "respondent id", "rating id",
        "request id", "id reponse", "numero de reponse",
    ),
}  # fmt: skip
"""The likeliest first."""
ROLES = {name: role for role, names in SYNONYMS.items() for name in names}

METRIC_NAMES = {
    "nps": ("nps", "net promoter score", "score nps", "nps score"),
    "csat": (
        "csat", "satisfaction", "c sat", "customer satisfaction", "satisfaction client",
        "csat score", "score csat", "taux de satisfaction", "csat %", "satisfaction %",
        "% csat", "% satisfaction", "% satisfaits", "csat3", "csat5", "csat7",
    ),
    "ces": (
        "ces", "effort", "customer effort score", "effort score", "effort client",
        "score d effort", "ces score", "ces5", "ces7", "ces %", "% ces",
    ),
    "rtf": (
        "rtf", "recommend to a friend", "recommandation a un ami", "recommandation",
        "rtf %", "% rtf",
    ),
}  # fmt: skip
METRICS_BY_NAME = {
    **{name: key for key, names in METRIC_NAMES.items() for name in names},
    **{f"importance {of}": key for key, of in IMPORTANCE.items()},
    **{f"{of} importance": key for key, of in IMPORTANCE.items()},
}
IN_QUESTIONS = {
    "nps": ("recommend", "recommand", "net promoter", "nps"),
    "csat": ("satisf", "csat"),
    "ces": ("effort", "how easy", "made it easy", "facile", "ces"),
}
"""Parts of a question that tell which metric it asks for, the surest metric first."""
STAFF = r"(?:employ\w+|collab\w*|salari\w+)"
OF_STAFF = (
    rf"(?:nps|satisfaction) (?:des? |du |de [nv]os )?{STAFF}|nps du personnel|enps|"
    rf"satisf\w+ {STAFF}|(?:employees?|staff) (?:nps|satisf\w+)|"
    rf"(?:{STAFF}|personnel) (?:est |sont )?satisfait\w*|"
    r"satisf\w+ (?:e |es |are you )?(?:au travail|at work|(?:de|with) "
    r"(?:vo\w+|mon|your|my) (?:travail|poste|emploi|conditions de travail|job|work))|"
    r"(?:job|work) satisf\w+"
)
"""What staff say of themselves; who is satisfied with them is a customer."""
IS_OF_STAFF = re.compile(rf"\b(?:{OF_STAFF})\b")
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:employe(?:r|ur)|workplace|place to work|lieu de travail|importan\w*|least|"
    r"le moins|(?:most|le plus|not|non|pas|never|jamais) satisf\w*|"
    rf"{OF_STAFF})\b"
)
"""What makes a question one of staff, of wishes, of reasons, or of the opposite."""
OF_OR_WITH_STAFF = re.compile(r"\bsatisfaction du personnel\b")
"""What is one of staff, unless customers are asked."""
OF_CUSTOMERS = re.compile(
    r"\b(?<!\bmes )(?<!\bnos )(?<!\bvos )(?<!\bles )(?<!\bdes )(?<!\bmy )(?<!our )"
    r"(?:clients?|clientes?|customers?|achats?|purchases?|visites?|visits?|"
    r"commandes?|orders?|caisses?|tills?)\b"
)
"""What only customers are asked about; staff are asked about theirs."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return a text without case, accents and punctuation, to compare it by."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return NOT_WORDS.sub(" ", plain).strip() or plain.strip()


def are_of_customers(columns: Iterable[str]) -> bool:
    """Tell whether the columns of a file speak of customers, and none of staff."""
    names = [folded(column) for column in columns]
    are_theirs = any(map(OF_CUSTOMERS.search, names))
    return are_theirs and not any(map(IS_OF_STAFF.search, names))


def metric_asked_in(question: str, *, is_of_customers: bool = False) -> str:
    """Return the metric that a question asks for; empty when it tells none."""
    words = f" {folded(question)}"
    is_theirs = is_of_customers or OF_CUSTOMERS.search(words)
    is_of_staff = OF_OR_WITH_STAFF.search(words) and not is_theirs
    if is_of_staff or OF_SOMETHING_ELSE.search(words):
        return ""
    return next(
        (
            key
            for key, parts in IN_QUESTIONS.items()
            if any(f" {part}" in words for part in parts)
        ),
        "",
    )
