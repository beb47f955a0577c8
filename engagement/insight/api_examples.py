"""What programs ask of insight, and are told; a test sends each and compares."""

from collections.abc import Sequence

from engagement.api.base import Example

TOO_FEW_WEEKS = {"withheld": "too_few_weeks"}
BETWEEN = {
    "r": 0.8943, "low": 0.6767, "high": 0.9682, "spearman": 0.989, "teams": 13,
    "bootstrap": {"withheld": "too_few_teams"},
}  # fmt: skip
LATENT = {
    "rho": 1.0, "low": 0.766, "high": 1.0, "reliability_x": 0.5188,
    "reliability_y": 0.8274, "teams": 13,
}  # fmt: skip
DESCRIBED = {
    "r": -0.2994, "low": -0.5683, "high": 0.0272, "df": 35, "pairs": 48, "teams": 12,
}  # fmt: skip
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
            "between": BETWEEN,
            "latent": LATENT,
            "within": TOO_FEW_WEEKS,
            "levels": TOO_FEW_WEEKS,
            "lags": TOO_FEW_WEEKS,
            "rmcorr": DESCRIBED,
            "sensitivity": {
                "windows": {"4": BETWEEN, "12": BETWEEN, "26": BETWEEN},
                "without_one": {"low": 0.88, "high": 0.9888, "teams": 13},
            },
        },
        query={"measure": "mobilisation", "metric": "csat", "weeks": "4"},
    ),
)
