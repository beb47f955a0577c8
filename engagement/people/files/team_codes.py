"""Which team a file means, pure: by its code, or by a name that no other team has."""

from collections import defaultdict
from collections.abc import Container, Mapping

from engagement.files.csv_file import plain
from engagement.refusals import Reason, Refusal, RowRefused


class TeamCodes:
    """The codes of teams, found by what files call them."""

    def __init__(self, names: Mapping[str, str], closed: Container[str] = ()) -> None:
        """Take the names of teams by code; one that is closed has its code alone."""
        self._names = names
        self._closed = closed
        self._codes: dict[str, set[str]] = defaultdict(set)
        for code, name in names.items():
            self._codes[plain(code)].add(code)
            self._codes[plain(name)].add(code)

    def code(self, text: str) -> str:
        """Return the code of the team that is meant; one that is not known as it is.

        Neither case nor accents count. Raises `RowRefused` where several are called so.
        """
        if text in self._names or text in self._closed or not plain(text):
            return text
        found = sorted(self._codes.get(plain(text), {text}))
        if len(found) > 1:
            codes = ", ".join(found)
            raise RowRefused(Reason.SEVERAL_TEAMS, team=text, codes=codes)
        return found[0]

    def fault(self, row: int, text: str) -> Refusal | None:
        try:
            self.code(text)
        except RowRefused as refusal:
            return Refusal(row, refusal.reason, refusal.values)
        return None
