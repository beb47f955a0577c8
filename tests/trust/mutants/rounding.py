"""Ways to publish a share that tell more of one person than random rounding does."""

from engagement.anonymity.groups import Random


def exact(part: int, whole: int, steps: int, _random: Random) -> float:
    """Publish the share as it is."""
    return part * steps / whole


def fixed_bins(part: int, whole: int, steps: int, _random: Random) -> int:
    """Publish the nearest point of the grid: the same one every time."""
    return (2 * part * steps + whole) // (2 * whole)
