"""Every paragraph of the page, in its order; other pages link to them by anchor."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

TITLES: dict[str, LazyString] = {
    "mobilisation": _l("Mobilisation"),
    "participation": _l("Participation"),
    "rounding": _l("Rounding of what staff say"),
    "suppression": _l("When nothing is shown"),
    "share": _l("Shares and their ranges"),
    "customers": _l("What customers say"),
    "nps": _l("Recommendation (NPS)"),
    "csat": _l("Satisfaction (CSAT)"),
    "ces": _l("Customer effort (CES)"),
    "between": _l("Between teams"),
    "latent": _l("Between teams, without the noise of small teams"),
    "within": _l("Within teams, over time"),
    "rmcorr": _l("Within teams, as others compute it"),
    "levels": _l("Between and within, set side by side"),
    "lags": _l("Which side tends to move first"),
    "sensitivity": _l("Other ways to compute it"),
    "drivers": _l("What mobilisation goes with"),
    "reliability": _l("How far teams differ and how far a team agrees"),
    "support": _l("A team’s figure drawn towards all teams"),
    "groups": _l("Three groups, never a league table"),
    "change": _l("A change in one team or the company"),
    "circle": _l("Both sides up, or both sides down"),
    "regression": _l("Weak teams recover by themselves"),
    "effect": _l("After an action"),
}


def title_of(anchor: str) -> str:
    """Return the title of a paragraph, in the reader's language."""
    return str(TITLES[anchor])
