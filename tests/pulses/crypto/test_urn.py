"""The urn: sealed for everybody but the closing."""

import base64
import hashlib
import hmac
import json

import pytest
from nacl.public import PublicKey, SealedBox

from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import LONGEST_COMMENT
from engagement.pulses.crypto import urn

BALLOT = Ballot(3, {"energy": 5, "pride": 2}, "")
KEY, ID = b"k" * 32, b"i" * 16


def sealed(public: bytes, ballot: Ballot = BALLOT, envelope_id: bytes = ID) -> bytes:
    return urn.seal(public, KEY, envelope_id, ballot)


def test_what_was_sealed_comes_out_as_it_went_in() -> None:
    public, private = urn.new_keys()
    told = Ballot(3, {"energy": 1}, "Plus d’écoute, s’il vous plaît 🙂")

    envelopes = [(ID, sealed(public, ballot)) for ballot in (BALLOT, told)]

    assert list(urn.open_envelopes(private, KEY, envelopes)) == [BALLOT, told]


@pytest.mark.parametrize("letter", ["x", "é", "\uffe6", "🙂", '"', "\\"])
def test_the_size_tells_nothing_not_even_whether_somebody_wrote(letter: str) -> None:
    public, _ = urn.new_keys()
    units = len(letter.encode("utf-16-le")) // 2
    ratings = dict.fromkeys(["a" * 12, *"bcdefgh"], 5)
    longest = Ballot(10**9, ratings, letter * (LONGEST_COMMENT // units))

    assert len(sealed(public, longest)) == len(sealed(public))


def test_the_same_answers_never_look_the_same() -> None:
    public, _ = urn.new_keys()

    assert sealed(public) != sealed(public)


def test_another_key_opens_nothing() -> None:
    public, _ = urn.new_keys()
    _, other = urn.new_keys()

    assert list(urn.open_envelopes(other, KEY, [(ID, sealed(public))])) == []


def test_what_somebody_else_put_in_is_left_out() -> None:
    public, private = urn.new_keys()
    box = SealedBox(PublicKey(public))
    foreign = [
        (ID, urn.seal(public, b"another key".ljust(32), ID, BALLOT)),
        (b"another id".ljust(16), sealed(public)),
        (ID, box.encrypt(b'[3, {"energy": 5}, "", ""]')),
        (ID, box.encrypt(b"[]")),
        (ID, box.encrypt(b"7")),
        (ID, box.encrypt(b"no json")),
        (ID, b"nothing sealed"),
    ]

    found = list(urn.open_envelopes(private, KEY, [*foreign, (ID, sealed(public))]))

    assert found == [BALLOT]


@pytest.mark.parametrize(("tag", "found"), [("", []), (None, [BALLOT])])
def test_an_envelope_of_an_earlier_version_needs_a_tag_around_it(
    tag: str | None, found: list[Ballot]
) -> None:
    """As migration 0007 puts it into another, unopened."""
    public, private = urn.new_keys()
    box = SealedBox(PublicKey(public))
    earlier = box.encrypt(b'[3, {"energy": 5, "pride": 2}, ""]'.ljust(1024))
    ours = hmac.digest(KEY, ID, hashlib.sha256)[:16].hex()
    content = [base64.b64encode(earlier).decode(), ours if tag is None else tag]

    envelope = box.encrypt(json.dumps(content).encode())

    assert list(urn.open_envelopes(private, KEY, [(ID, envelope)])) == found
    assert list(urn.open_envelopes(private, KEY, [(ID, earlier)])) == []


def test_a_key_is_unwrapped_under_its_secret_pulse_and_purpose_alone() -> None:
    key = b"x" * 32
    wrapped = urn.wrap_key("secret", 1, "private", key)

    assert urn.unwrap_key("secret", 1, "private", wrapped) == key
    for secret, pulse, purpose in [
        ("other", 1, "private"),
        ("secret", 2, "private"),
        ("secret", 1, "tickets"),
    ]:
        with pytest.raises(urn.SecretChanged):
            urn.unwrap_key(secret, pulse, purpose, wrapped)


def test_a_wrapped_key_that_was_cut_counts_as_a_changed_secret() -> None:
    with pytest.raises(urn.SecretChanged):
        urn.unwrap_key("secret", 1, "private", b"")
