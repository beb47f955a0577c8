"""What was worked out once is not worked out again."""

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Said = TypeVar("Said")


class Remembered(dict[Key, Said], Generic[Key, Said]):
    """What texts say, each worked out once: rows repeat themselves."""

    def __init__(self, read: Callable[[Key], Said]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: Key) -> Said:
        found = self[key] = self._read(key)
        return found
