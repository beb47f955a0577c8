"""What programs may ask for: every text is read or refused."""

from hypothesis import given
from hypothesis import strategies as st

from engagement.api import fields

parts = st.lists(st.integers() | st.text(max_size=20), max_size=5)


@given(parts)
def test_a_cursor_comes_back_as_it_went(key: list[str | int]) -> None:
    assert fields.key_in(fields.cursor_of(key)) == key


@given(st.text(max_size=60))
def test_any_text_at_all_is_a_cursor_or_none(text: str) -> None:
    fields.key_in(text)


def test_a_cursor_of_thousands_of_brackets_is_none() -> None:
    assert fields.key_in("W1tb" * 50_000) is None
