import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.mail.webhooks.networks import is_public


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "34.237.1.1", "2606:4700::1111", "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)  # fmt: skip
def test_addresses_of_the_whole_internet_may_be_called(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "0.1.2.3",  # noqa: S104 - nobody listens there
        "10.0.0.1", "100.64.0.1", "100.127.255.254", "127.0.0.1",
        "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.1",
        "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::7f00:1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::7f00:1", "100::1", "2001::1",
        "2001:db8::1", "2002:7f00:1::", "2002:a00:1::1", "fc00::1", "fd00::1",
        "fe80::1", "fe80::1%eth0", "2606:4700::1111%eth0", "fec0::1", "ff02::1",
        "4000::1", "", "localhost", "2130706433", "127.1",
    ],
)  # fmt: skip
def test_addresses_of_a_house_are_never_called(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="127.0.0.0/8"))
def test_an_address_inside_another_is_looked_at(address: object) -> None:
    assert not is_public(f"::ffff:{address}")
    assert not is_public(f"64:ff9b::{address}")
