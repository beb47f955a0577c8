"""What pages say of a correlation corrected for small samples."""

from collections.abc import Callable

from engagement.customers.metrics import estimates
from engagement.insight.series.sides import chance, published_mean, totals
from engagement.statistics.findings import Withheld
from engagement.statistics.latent import LatentCorrelation, latent
from tests.insight.worlds import Drawn

WINDOW = 4


def corrected(drawn: Drawn) -> LatentCorrelation | Withheld:
    """Compute what `/symmetry` shows of the usual weeks."""
    window = drawn.sides.end(WINDOW)
    errors = chance(window)
    if isinstance(errors, Withheld):
        return errors
    staff = published_mean(window.staff["share"], window.staff["variance"])["mean"]
    counts = totals(window.customers)
    known = staff.notna() & (counts["n"] >= estimates.LEAST)
    customer = estimates.values(window.metric, *counts[known].to_numpy().T)
    return latent(staff[known], customer, *errors[known].to_numpy().T)


def misses_the_truth(drawn: Drawn) -> bool:
    """Tell whether ρ's interval misses the r of the climates behind the teams.

    True of worlds in which weeks do not move, or in which there is no tie.
    """
    found = corrected(drawn)
    if isinstance(found, Withheld):
        return False
    return not found.interval.low <= drawn.world.between <= found.interval.high


SAID: dict[str, Callable[[Drawn], bool]] = {"ρ's interval misses": misses_the_truth}
