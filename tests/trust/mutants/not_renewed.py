"""A mutant: the workers that took the answers go on after the closing."""

from datetime import date

from engagement.ops import server


def tell_nothing() -> tuple[int | None, date]:
    return None, date.min


server._last_ended = tell_nothing  # noqa: SLF001 - a mutant cuts where it must
