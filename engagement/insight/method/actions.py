"""What became of an action, and which kinds of action tend to help."""

from flask_babel import lazy_gettext as _l

from engagement.insight.effect import kinds as of_kinds
from engagement.insight.effect.measured import BASELINE, measure_effect
from engagement.insight.method.paragraph import (
    Paragraph,
    Section,
)
from engagement.statistics import effect as of_effect
from engagement.statistics.adjusted import Line, transformed
from engagement.statistics.pooled import LEAST_ACTIONS, pooled

EFFECT = Paragraph(
    anchor="effect",
    title=_l("What came of an action"),
    says=_l(
        "Does the team stand higher now than it would without help? Where it would "
        "stand is told by teams without an action of their own that stood near it "
        "before. A team that stood low was partly unlucky and regains part of its "
        "distance by itself; that part is not called help. The answer is one of four: "
        "too early, no evidence either way, evidence of improvement, evidence of the "
        "contrary."
    ),
    formulas=(
        "y_g = a + b θ_g + δ D_g",
        "y = asin √((n p + 3/8) / (n + 3/4))  v = 1/(4n + 2)",
        "θ_g = λ_g x_g + (1 − λ_g) μ  λ_g = τ^2 / (τ^2 + v_g)",
        "δ ± t s_δ",
    ),
    letters=(
        ("p, n", _l("the mean of answers over some weeks, and as how many it is sure")),
        ("x_g, y_g", _l("the same of team g before and after, where all vary alike")),
        ("θ_g", _l("where the team stood before, without what chance adds")),
        ("μ, τ^2", _l("mean of the teams before, and how far they truly differ")),
        ("a, b", _l("the line of the teams without help: b under 1 draws to the mean")),
        ("D_g", _l("1 for the team with the action, 0 for the others")),
        ("δ", _l("how much higher the team stands than expected")),
        ("t, s_δ", _l("of the t distribution, and the error of δ")),
    ),
    assumes=_l(
        "Without help, the team would have moved as others that stood alike: up to "
        "%(matches)s teams with none below and no action of their own in these weeks. "
        "An action for a whole area is one of each of its teams. Before are the last "
        "%(before)s weeks with figures; each week is taken beside the mean of the "
        "teams. It is looked at after %(looks)s weeks with figures and never in "
        "between, at 1, 1 and 2 %% of false alarms, which is also what the range goes "
        "by: over its whole life, an action that does nothing is called something in "
        "one case of twenty at most. Besides, only one team in twenty may have moved "
        "as far. What the action was to improve decides; the two measures beside it "
        "share the false alarms of one. Customers beside a team are looked at later, "
        "by as many weeks as teams are ahead of them. An action that was written down "
        "once its results could be known is marked as such.",
        matches=of_effect.MATCHES,
        before=BASELINE,
        looks=", ".join(map(str, of_effect.LOOKS)),
    ),
    floor=_l(
        "Too early below %(after)s weeks with figures after the start; refused below "
        "%(before)s before, or with fewer than five teams to compare. With fewer than "
        "%(least)s there is no verdict: one of so few moves further than all others by "
        "chance in more than one case in twenty.",
        after=of_effect.LOOKS[0],
        before=of_effect.LEAST_WEEKS_BEFORE,
        least=of_effect.LEAST_UNTOUCHED,
    ),
    sources=(
        "Daw & Hatfield, Health Services Research 53 (2018) 4138",
        "Vickers & Altman, BMJ 323 (2001) 1123",
        "Anscombe, Biometrika 35 (1948) 246",
        "Efron & Morris, Journal of the American Statistical Association 70 (1975) 311",
        "Fisher, The Design of Experiments (1935)",
    ),
    explains=(measure_effect, of_effect.difference, Line.through, transformed),
)
KINDS = Paragraph(
    anchor="kinds",
    title=_l("Which kinds of action help"),
    says=_l(
        "Over all actions of a kind: how much higher did teams stand than they would "
        "have without, on average, in what the action was to improve? It is no trial; "
        "nobody drew lots."
    ),
    formulas=(
        "μ = Σ w x / Σ w  w = 1/(s^2 + τ^2)",
        "μ ± t √(q / Σ w)  q = Σ w (x − μ)^2 / (n − 1), q ≥ 1",
    ),
    letters=(
        ("x, s", _l("the effect of an action at its last look, and its error")),
        ("τ^2", _l("how far true effects of the kind differ")),
        ("n", _l("the number of actions")),
    ),
    assumes=_l(
        "Effects of a kind differ around a mean. A point of one measure is taken for "
        "one of any other. All kinds are one family, by Holm: something false is said "
        "of any of them in 5 %% of companies at most."
    ),
    floor=_l(
        "Refused below %(least)s actions of which something can be told.",
        least=LEAST_ACTIONS,
    ),
    sources=(
        (
            "Paule & Mandel, Journal of Research of the National Bureau of Standards "
            "87 (1982) 377"
        ),
        "Hartung & Knapp, Statistics in Medicine 20 (2001) 3875",
        ("IntHout, Ioannidis & Borm, BMC Medical Research Methodology 14 (2014) 25"),
        "Holm, Scandinavian Journal of Statistics 6 (1979) 65",
    ),
    explains=(of_kinds.kind_rows, pooled),
)
ACTIONS = Section("actions", _l("After an action"), (EFFECT, KINDS))
