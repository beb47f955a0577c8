"""Tickets."""

import re

from hypothesis import given
from hypothesis import strategies as st

from engagement.pulses.crypto import tickets

KEY = b"k" * 32
people = st.uuids().map(str)


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
    assert [len(one) for one in tickets.hashes_of(typed)] == [32, 32]


@given(people, st.sampled_from(["", " ", "-", " - ", "\u2013", ".", "\u00a0"]))
def test_a_link_that_is_typed_is_the_ticket_it_was_sent_as(
    person: str, between: str
) -> None:
    ticket = tickets.ticket_for(KEY, person)
    groups = [ticket[at : at + 4] for at in range(0, 24, 4)]
    typed = f" {between.join(groups).lower()} "

    assert tickets.hashes_of(typed)[0] == tickets.hash_ticket(ticket)


@given(people)
def test_a_code_to_read_has_groups_of_four_and_no_sign_that_looks_like_another(
    person: str,
) -> None:
    groups = tickets.spelled(tickets.ticket_for(KEY, person))

    assert [len(group) for group in groups] == [4] * 6
    assert not {*"".join(groups)} & {*"ILOU"}


@given(people, st.sampled_from(["", " ", "-", "\u2014", "_"]), st.booleans())
def test_a_code_that_is_read_is_the_ticket_however_it_is_typed(
    person: str,
    between: str,
    is_small: bool,  # noqa: FBT001 - drawn
) -> None:
    ticket = tickets.ticket_for(KEY, person)
    typed = between.join(tickets.spelled(ticket))
    typed = typed.lower() if is_small else typed

    assert tickets.hash_ticket(ticket) in tickets.hashes_of(typed)


@given(people, st.lists(st.sampled_from(["0O", "0o", "1I", "1l", "1L", "1i"])))
def test_zero_and_one_may_be_taken_for_letters(person: str, seen: list[str]) -> None:
    ticket = tickets.ticket_for(KEY, person)
    typed = "".join(tickets.spelled(ticket))
    for pair in seen:
        typed = typed.replace(pair[0], pair[1], 1)

    assert tickets.hash_ticket(ticket) in tickets.hashes_of(typed)


@given(people)
def test_letters_of_a_link_may_be_taken_for_digits(person: str) -> None:
    ticket = tickets.ticket_for(KEY, person)
    typed = ticket.replace("O", "0").replace("I", "1").replace("B", "8")

    assert tickets.hash_ticket(ticket) in tickets.hashes_of(typed)


def test_tickets_are_those_of_earlier_versions() -> None:
    """An open pulse outlives an upgrade: its links and hashes stay what they were."""
    ticket = tickets.ticket_for(KEY, "somebody")

    assert ticket == "FMMGSBNCZF5QMLMZ7JAYNRG2"
    assert (
        tickets.hash_ticket(ticket).hex()
        == "09f6f62e81fad5fb05a8dd58dfa24fd1b50334b531b75305b8cea08e8f6d87c7"
    )
