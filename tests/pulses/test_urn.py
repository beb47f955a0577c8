"""The urn: sealed for everybody but the closing."""

import pytest
from nacl.exceptions import CryptoError

from engagement.pulses import urn
from engagement.pulses.counting import Ballot

BALLOT = Ballot(3, {"energy": 5, "pride": 2}, "")


def test_what_was_sealed_comes_out_as_it_went_in() -> None:
    public, private = urn.new_keys()
    told = Ballot(3, {"energy": 1}, "Plus d’écoute, s’il vous plaît 🙂")

    envelopes = [urn.sealed(public, ballot) for ballot in (BALLOT, told)]

    assert list(urn.opened(private, envelopes)) == [BALLOT, told]


def test_the_size_tells_nothing_about_the_answers() -> None:
    public, _ = urn.new_keys()
    longest = Ballot(10**9, dict.fromkeys(["a" * 12, *"bcdefgh"], 5), "")
    with_comment = [Ballot(1, {"a": 1}, text) for text in ("x", "\U0001f642" * 500)]

    assert len(urn.sealed(public, longest)) == len(urn.sealed(public, BALLOT))
    assert len({len(urn.sealed(public, ballot)) for ballot in with_comment}) == 1


def test_the_same_answers_never_look_the_same() -> None:
    public, _ = urn.new_keys()

    assert urn.sealed(public, BALLOT) != urn.sealed(public, BALLOT)


def test_another_key_does_not_open_it() -> None:
    public, _ = urn.new_keys()
    _, other = urn.new_keys()

    with pytest.raises(CryptoError):
        list(urn.opened(other, [urn.sealed(public, BALLOT)]))


def test_a_key_is_unwrapped_under_its_secret_pulse_and_purpose_alone() -> None:
    key = b"x" * 32
    wrapped = urn.wrapped("secret", 1, "private", key)

    assert urn.unwrapped("secret", 1, "private", wrapped) == key
    for secret, pulse, purpose in [
        ("other", 1, "private"),
        ("secret", 2, "private"),
        ("secret", 1, "tickets"),
    ]:
        with pytest.raises(urn.SecretChanged):
            urn.unwrapped(secret, pulse, purpose, wrapped)


def test_a_wrapped_key_that_was_cut_counts_as_a_changed_secret() -> None:
    with pytest.raises(urn.SecretChanged):
        urn.unwrapped("secret", 1, "private", b"")
