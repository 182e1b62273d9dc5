"""Mail addresses: what may be one, how it goes over the wire, and how little of it is kept."""

from __future__ import annotations

import pytest

from generator.delivery.addresses import Address, masked, parse_address


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("ann@example.org", "ann@example.org"),
        ("a.b+c@Example.ORG", "a.b+c@example.org"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann@BÜCHER.example", "ann@xn--bcher-kva.example"),
        ("ann@straße.de", "ann@xn--strae-oqa.de"),
        ("zoë@example.org", "zoë@example.org"),
        ("zoe\u0308@example.org", "zoë@example.org"),
        ("a!#$%&'*+/=?^_`{|}~-b@x-y.org", "a!#$%&'*+/=?^_`{|}~-b@x-y.org"),
        ("a@mail.1.example2.org", "a@mail.1.example2.org"),
        ("a@\uff45xample.org", "a@example.org"),
        ("x" * 64 + "@example.org", "x" * 64 + "@example.org"),
        ("a@" + "x" * 63 + ".org", "a@" + "x" * 63 + ".org"),
        ("a@x.org2", "a@x.org2"),
        ("a@1.org", "a@1.org"),
    ],
)
def test_addresses(text: str, wire: str) -> None:
    assert str(parse_address(text)) == wire


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ann", 'must be a mail address such as ann@example.org, not "ann"'),
        ("ann lee@example.org", 'must be one mail address without spaces, not "ann lee@example.org"'),
        ("a@b.org, c@d.org", 'must be one mail address without spaces, not "a@b.org, c@d.org"'),
        ("a@b.org\r\nBcc: c@d.org", 'must be one mail address without spaces, not "a@b.org\r\nBcc: c@d.org"'),
        *((text, f'must be one plain mail address, not "{text}"')
          for text in ("a,b@c.org", "a@b.org;c", "<a@b.org", "a@b.org>")),
        *((f"{local}@example.org", f'must be a mail address; "{local}" cannot stand before the @')
          for local in ("", "a..b", ".a", "a.", "a@b", 'a"b', "(a)", "x" * 65, "ü" * 33)),
        *((f"a@{domain}", f'must be a mail address; "{domain}" is no domain')
          for domain in ("", "example", "example..org", "-x.org", "x-.org", "x.-org", "10.0.0.1", "x" * 64 + ".org",
                         "b!.org", "bü!.org", "b_c.org.")),
    ],
)  # fmt: skip
def test_what_is_no_address(text: str, message: str) -> None:
    with pytest.raises(ValueError) as caught:
        parse_address(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u00ad", "\u202a", "\ufeff", "\u2060", "\ufe0f", "\u034f", "\u3164", "\u00a0"]
)
def test_what_cannot_be_seen_is_cut_off_or_told(unseen: str) -> None:
    assert str(parse_address(f"{unseen}ann@example.org {unseen}")) == "ann@example.org"
    for inside in (f"an{unseen}n@example.org", f"ann@exam{unseen}ple.org", f"ann@{unseen}example.org"):
        with pytest.raises(ValueError) as caught:
            parse_address(inside)
        assert f"U+{ord(unseen):04X}" in str(caught.value) or unseen.isspace()


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("ann@example.org", "ANN@Example.ORG", True),
        ("zoë@bücher.example", "ZOE\u0308@xn--bcher-kva.example", True),
        ("ann@bücher.example", "ann@bücher。example", True),
        ("ann@example.org", "\uff41nn@example.org", True),
        ("a.nn@example.org", "ann@example.org", False),
        ("ann+a@example.org", "ann@example.org", False),
    ],
)
def test_addresses_are_compared_as_mailboxes(first: str, second: str, same: bool) -> None:
    assert (parse_address(first).mailbox == parse_address(second).mailbox) is same


def test_an_address_is_as_long_as_servers_take() -> None:
    """254 characters, since a path is 256 with its brackets (RFC 5321)."""
    domain = ".".join(["d" * 62] * 3 + ["org"])
    longest = "x" * (254 - 1 - len(domain))
    assert str(parse_address(f"{longest}@{domain}")) == f"{longest}@{domain}"
    with pytest.raises(ValueError, match="must be at most 254 characters long"):
        parse_address(f"{longest}x@{domain}")
    with pytest.raises(ValueError, match="must be at most 254 characters long"):
        parse_address(f"{longest[1:]}ü@{domain}")


def test_people_read_letters_and_only_some_servers_take_them() -> None:
    ann, zoe = parse_address("ann@bücher.example"), parse_address("zoë@example.org")
    assert ann.readable == "ann@bücher.example"
    assert zoe.readable == "zoë@example.org"
    assert Address("a", "xn--\u00fc.org").readable == "a@xn--\u00fc.org", "what cannot be undone stays"
    assert zoe.needs_utf8
    assert not ann.needs_utf8


def test_addresses_are_masked_in_what_we_keep() -> None:
    assert masked("550 <ann.lee@example.org>: no such user") == "550 <a…@example.org>: no such user"
    assert (
        masked('to bo@x.org, "zoë@y.example"; (c@z.org) me@here') == 'to b…@x.org, "z…@y.example"; (c…@z.org) m…@here'
    )
    assert masked("at 10 @ home, a @b") == "at 10 @ home, a @b"
