"""Quadrants: where a team truly stands on both sides at once."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import Paragraph
from engagement.insight.series.periods import PERIOD
from engagement.statistics.quadrants import DRAWS, quadrants
from engagement.statistics.shrinkage import LEAST_TEAMS, shrink

QUADRANTS = Paragraph(
    anchor="quadrants",
    title=_l("Both sides higher, both lower: how sure"),
    says=_l(
        "Higher and lower are beside the company’s own middle team, on each side: no "
        "norm of other companies is used. A team’s figures are partly luck, so its "
        "place is drawn towards that of the others, the more the fewer answers it "
        "has; and as both sides tend to go together, each tells something of the "
        "other. From %(draws)s possible truths that fit the figures, we count in how "
        "many the team lies in each field. Under one half we say that it could be "
        "anywhere. A tail leads from where the dot stood %(period)s weeks before, by "
        "the weeks up to then; luck is not taken out, so most short ones are chance.",
        draws=DRAWS,
        period=PERIOD,
    ),
    formulas=(
        "(x_g, y_g) ~ N(μ, T + V_g)",
        "θ_g = μ + θ* + T (T + V_g)^{−1} (x_g − x*)",
        "P_g = #{θ_g > m_θ} / B",
    ),
    letters=(
        ("x_g, y_g", _l("both values of team g")),
        ("V_g", _l("what chance adds to each of them")),
        ("T", _l("how far teams truly differ on both sides, and how much together")),
        ("θ*, x*", _l("a truth and figures that might be, drawn at random")),
        ("m_θ", _l("the middle of all teams in the same draw")),
        ("B", _l("the number of draws")),
    ),
    assumes=_l(
        "Teams differ as a normal distribution has it. In simulated companies of 60 "
        "teams, of those told “7 in 10” about 7 in 10 lie there, for each field and "
        "however much both sides go together. Without drawing towards the others, "
        "of those told one side higher and the other lower only 3 to 5 would. With a "
        "dozen teams whose sides go closely together, “one side higher, the other "
        "lower” is said too surely."
    ),
    floor=_l(
        "Refused below %(teams)s teams with both sides, and where it is not known how "
        "much the answers of one person resemble each other.",
        teams=LEAST_TEAMS,
    ),
    sources=(
        "Fleming, Coffman & Harter, Harvard Business Review 83 (2005) 106",
        "Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), 5.4",
        "Journel & Huijbregts, Mining Geostatistics, Academic Press (1978) 495",
    ),
    explains=(quadrants, shrink),
)
