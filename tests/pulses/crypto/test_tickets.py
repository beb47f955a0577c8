"""Tickets."""

import re

from hypothesis import given
from hypothesis import strategies as st

from engagement.pulses.crypto import tickets

KEY = b"k" * 32


def test_a_ticket_has_24_characters_that_can_be_typed() -> None:
    assert re.fullmatch("[A-Z2-7]{24}", tickets.ticket_for(KEY, "somebody"))


def test_a_lost_mail_can_be_sent_again_without_a_second_vote() -> None:
    assert tickets.ticket_for(KEY, "somebody") == tickets.ticket_for(KEY, "somebody")


def test_another_person_or_another_pulse_has_another_ticket() -> None:
    made = {
        tickets.ticket_for(key, person)
        for key in (KEY, tickets.new_key())
        for person in ("a", "b")
    }

    assert len(made) == 4


@given(st.text(max_size=60))
def test_any_text_can_be_looked_up(typed: str) -> None:
    assert len(tickets.hash_ticket(typed)) == 32


def test_spaces_dashes_and_small_letters_do_not_matter() -> None:
    ticket = tickets.ticket_for(KEY, "somebody")
    typed = "-".join(ticket[at : at + 4] for at in range(0, 24, 4)).lower()

    assert tickets.hash_ticket(f" {typed} ") == tickets.hash_ticket(ticket)
