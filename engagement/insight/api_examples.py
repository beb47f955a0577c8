"""What programs ask of insight, and are told; a test sends each and compares."""

from collections.abc import Sequence

from engagement.api.base import Example

TOO_FEW_PAIRS = {"withheld": "too_few_pairs"}
BETWEEN = {"fisher_high": 0.9682,
 "fisher_low": 0.6767,
 "high": 0.9999,
 "low": 0.7263,
 "p": 0.0001,
 "r": 0.8943,
 "slope": 0.6606,
 "slope_high": 2.2567,
 "slope_low": 0.4815,
 "spearman": 0.989,
 "teams": 13,
 "without_one_high": 0.9888,
 "without_one_low": 0.88}  # fmt: skip
LATENT = {"high": 1.0,
 "low": 0.7511,
 "profile_high": 1.0,
 "profile_low": 0.7511,
 "reliability_x": 0.4975,
 "reliability_y": 0.8209,
 "rho": 1.0,
 "teams": 13}  # fmt: skip
LAGS = {
    "customers_first": 1.0,
    "staff_first": 1.0,
    "teams": 12,
    "weeks": 4,
    "lags": {
        **dict.fromkeys(map(str, range(-4, 0)), TOO_FEW_PAIRS),
        "0": {"band": 0.31, "p": 0.6005, "pairs": 48, "r": -0.088},
        **dict.fromkeys(map(str, range(1, 5)), TOO_FEW_PAIRS),
    },
}
DESCRIBED = {"df": 35,
 "high": 0.0272,
 "low": -0.5683,
 "pairs": 48,
 "r": -0.2994,
 "teams": 12}  # fmt: skip
READ: Sequence[Example] = (
    Example(
        "four-weeks",
        "Mobilisation beside satisfaction, where pulses began four weeks ago",
        {
            "measure": "mobilisation",
            "metric": "csat",
            "from": "2026-W06",
            "to": "2026-W09",
            "teams": 13,
            "claims": {
                "between": "together",
                "order": None,
                "regions": "agrees",
                "rests_on_one_team": False,
                "within": "unclear",
            },
            "between": BETWEEN,
            "inside_regions": {"withheld": "one_group"},
            "latent": LATENT,
            "within": TOO_FEW_PAIRS,
            "levels": TOO_FEW_PAIRS,
            "lags": LAGS,
            "rmcorr": DESCRIBED,
            "sensitivity": {
                "windows": {"4": BETWEEN, "12": BETWEEN, "26": BETWEEN},
                "same_size": {
                    "high": 0.9999,
                    "low": 0.7093,
                    "p": 0.0002,
                    "r": 0.8943,
                    "teams": 13,
                },
                "without_seasons": {"withheld": "too_few_weeks"},
            },
        },
        query={"measure": "mobilisation", "metric": "csat", "weeks": "4"},
    ),
)
