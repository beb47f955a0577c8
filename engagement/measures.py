"""What is measured, pure: the keys that staff and customers are asked for."""

STAFF_ONLY = frozenset(
    {
        *("mobilisation", "answers", "energy", "extra", "pride"),
        *("delighted_customers", "culture_expecting", "culture_complaining"),
        *("culture_no_bad", "culture_care"),
    }
)
"""Keys of what only staff are asked, which no metric may have."""
DIMENSIONS = (
    "courtesy", "facilitation", "values", "listening", "balance", "trust", "autonomy",
    "consideration", "competence", "cooperation", "environment",
)  # fmt: skip
"""What staff and customers are asked in the same words."""
IMPORTANCE = {f"importance-{key}": key for key in DIMENSIONS}
"""What customers are asked of each beside it: how much it matters to them."""
USUAL = ("csat", "nps", "ces", "rtf")
"""Metrics of customers in the order in which they are offered; others follow."""
NET = frozenset({"nps"})


def is_net(measure: str) -> bool:
    """Tell whether a figure is a share less its opposite, in points from -100 to 100.

    Every other one, a metric of the company's own included, is a share from 0 to 1.
    """
    return measure in NET
