"""Messages: right in any mail program, one address each, and nothing a name or note can break."""

from __future__ import annotations

import email
import re
from base64 import b64decode
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import getaddresses
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.content.library import load_routine
from generator.content.project import Project
from generator.content.values import Amount
from generator.delivery.addresses import parse_address
from generator.delivery.letters import Letters
from generator.delivery.messages import Enclosure, Letter, Sender, build_message, dated, header, is_plain
from generator.delivery.people import Recipient
from generator.errors import PressError

AT = datetime(2026, 11, 25, 12, 30, tzinfo=timezone(timedelta(hours=1)))
SENDER = Sender.parse("Läufer-Club <club@bücher.example>")
ENCLOSURE = Enclosure("psoas-for-runners-booklet.pdf", b"%PDF-1.7 \r\n.\r\nbytes\x00\xff", b"\x89PNG\r\n\x1a\n")
ROUTINE = load_routine("psoas-for-runners")
LETTERS = Letters(Project.find(), ROUTINE, SENDER)
KEY = "0123456789abcdef0123456789abcdef"


def someone(name: str = "Ann Lee", address: str = "ann@example.org", **more: str) -> Recipient:
    return Recipient(name, parse_address(address), **more)  # type: ignore[arg-type]


def message(person: Recipient, sender: Sender = SENDER) -> bytes:
    return build_message(sender, person, LETTERS.write(person), ENCLOSURE, KEY, AT)


def parsed(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=default)  # type: ignore[return-value]


def test_the_parts_are_where_mail_programs_look_for_them() -> None:
    mail = parsed(message(someone()))
    alternative, booklet = mail.iter_parts()
    text, related = alternative.iter_parts()
    page, picture = related.iter_parts()
    kinds = [part.get_content_type() for part in (mail, alternative, text, related, page, picture, booklet)]
    assert kinds == [
        "multipart/mixed", "multipart/alternative", "text/plain", "multipart/related", "text/html", "image/png",
        "application/pdf",
    ]  # fmt: skip
    assert booklet.get_content() == ENCLOSURE.data
    assert b"filename*" not in message(someone())
    assert booklet.get_filename() == "psoas-for-runners-booklet.pdf"
    assert f"cid:{picture['Content-ID'].strip('<>')}" in page.get_content()
    assert picture.get_content_disposition() == "inline"
    assert related.get_param("type") == "text/html", "RFC 2387 asks which part is the root"
    for words in ("Psoas for runners", "Ann Lee", "Sharp or pinching pain", "General guidance"):
        assert words in text.get_content()
        assert words in page.get_content()


def test_headers() -> None:
    mail = parsed(message(someone()))
    assert str(mail["Date"]) == "Wed, 25 Nov 2026 12:30:00 +0100"
    assert mail["Message-ID"] == f"<{KEY}@xn--bcher-kva.example>"
    assert mail["List-Unsubscribe"] == "<mailto:club@xn--bcher-kva.example?subject=unsubscribe>"
    assert mail["List-Unsubscribe-Post"] is None
    assert mail["From"].addresses[0].display_name == "Läufer-Club"
    assert mail["Subject"] == "Psoas for runners: your booklet"
    served = parsed(message(someone(), Sender.parse("club@example.org", "https://example.org/u?id=1")))
    assert served["List-Unsubscribe"].startswith("<https://example.org/u?id=1>, <mailto:club@example.org")
    assert served["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_it_goes_over_any_wire() -> None:
    data = message(someone("Zoë Žižková", "zoe@bücher.example", note="naïve — ✓"))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert parsed(data)["To"].addresses[0].addr_spec == "zoe@xn--bcher-kva.example"
    assert "zoë@example.org".encode() in message(someone("Zoë", "zoë@example.org"))


def test_same_input_same_bytes_but_for_the_date() -> None:
    first = message(someone())
    later = dated(first, AT + timedelta(days=1))
    assert later != first
    assert b"Date: Thu, 26 Nov 2026 12:30:00 +0100\r\n" in later
    assert dated(later, AT) == first == message(someone())


LETTERS_AND_MARKS = st.characters(exclude_categories=("Cs", "Cn", "Co"), max_codepoint=0xFFFF)
NAMES = st.text(LETTERS_AND_MARKS, min_size=1, max_size=90).map(
    lambda text: " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", " ", text).split())
)


@given(NAMES.filter(bool))
@example('Lee, "Ann" <boss@example.org>')
@example("Zoë, Lee; <x@y.org>")
@example("=?utf-8?q?x?=")
@example("Ω" * 80)
@example("Ludwig Freiherr von Zedtwitz-Liebenstein, Prof. Dr. 'Größe' \\ (emeritus), Straße und Ähnliches")
@example("\\")
@example("a@b.org")
def test_names_survive_and_address_nobody_else(name: str) -> None:
    data = build_message(SENDER, someone(name), LETTERS_PLAIN, ENCLOSURE, KEY, AT)
    mail = email.message_from_bytes(data, policy=compat32)
    ((shown, address),) = getaddresses(mail.get_all("To", []))
    assert address == "ann@example.org"
    assert str(make_header(decode_header(shown))) == name
    assert [addressee.addr_spec for addressee in parsed(data)["To"].addresses] == ["ann@example.org"]
    assert mail["Bcc"] is mail["Cc"] is None
    assert max(map(len, data.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78


LETTERS_PLAIN = LETTERS.write(someone())


@given(NAMES.filter(bool))
@example("Ankles, calves & feet: 🏃 “your” booklet " * 12)
@example("Rückenfit " * 40)
@example("x" * 900)
@example("=?utf-8?q?x?=")
def test_any_subject_survives(subject: str) -> None:
    letter = replace(LETTERS_PLAIN, subject=subject)
    data = build_message(SENDER, someone(), letter, ENCLOSURE, KEY, AT)
    mail = email.message_from_bytes(data, policy=compat32)
    assert str(make_header(decode_header(re.sub(r"\r\n(?= )", "", mail["Subject"])))) == subject
    assert max(map(len, data.partition(b"\r\n\r\n")[0].split(b"\r\n"))) <= 78


def test_a_strict_parser_finds_nothing_wrong() -> None:
    person = someone("Zoë Žižková, Dr. 🏃", note="naïve — ✓\n.\n..\nFrom here\n" + "long " * 400)
    data = message(person)
    mail = email.message_from_bytes(data, policy=default.clone(raise_on_defect=True))
    for part in mail.walk():
        assert not part.defects
        if part["Content-Transfer-Encoding"] == "base64":
            lines = part.get_payload().splitlines()
            assert max(map(len, lines)) <= 76
            b64decode("".join(lines), validate=True)
    (picture,) = (part for part in mail.walk() if part.get_content_type() == "image/png")
    assert picture["Content-ID"] == "<picture@xn--bcher-kva.example>"
    assert parsed(data).get_body(("plain",)).get_content().replace("\r\n", "\n").count(person.note) == 1  # type: ignore[union-attr]
    assert mail["Content-Language"] == "en"
    assert len(mail.get_all("Message-ID", [])) == len(mail.get_all("Date", [])) == 1


@pytest.mark.parametrize("name", ["Ann\r\nBcc: x@example.org", "Ann\nX-Evil: 1"])
def test_line_ends_add_no_header(name: str) -> None:
    try:
        mail = parsed(message(someone(name)))
    except ValueError:
        return
    assert mail["Bcc"] is None
    assert mail["X-Evil"] is None


def test_a_name_adds_no_html_and_a_note_no_template() -> None:
    person = someone("<b>Ann</b>", note='{{ 7*7 }} <script>alert(1)</script>\n"quoted" & more')
    letter = LETTERS.write(person)
    assert "<b>Ann" not in letter.html
    assert "<script" not in letter.html
    assert "&lt;b&gt;Ann" in letter.html
    assert '{{ 7*7 }} <script>alert(1)</script>\n"quoted" & more' in letter.text
    assert " at=" not in letter.html


def test_both_parts_say_the_same_doses() -> None:
    """In whole words, and not as cards shorten them."""
    for routine in (ROUTINE, load_routine("ankle-and-calf-warm-up")):
        letters = Letters(Project.find(), routine, SENDER)
        letter = letters.write(someone())
        for move in routine.moves:
            dose = str(letters.locale.dose(move.exercise.dose))
            assert f"{move.exercise.name}: {dose}" in letter.text
            assert f">{dose}<" in unescape(letter.html)


def test_each_part_says_its_language() -> None:
    data = build_message(SENDER, someone(), SHORT, Enclosure("b.pdf", b"%PDF", b"PNG"), "k", AT)
    said = {part.get_content_type(): part["Content-Language"] for part in parsed(data).walk()}
    assert (said["text/plain"], said["text/html"], said["application/pdf"]) == ("de, en", "de, en", "en")


def test_a_name_with_a_comma_stays_one_name() -> None:
    sender = Sender.parse('"Club, e.V." <club@example.org>')
    assert sender.name == "Club, e.V."
    (mailbox,) = parsed(message(someone(), sender))["From"].addresses
    assert (mailbox.display_name, mailbox.addr_spec) == ("Club, e.V.", "club@example.org")


def test_changes_are_told() -> None:
    dose = ROUTINE.moves[2].exercise.dose.model_copy(update={"counts": Amount(50, 50)})
    letter = LETTERS.write(Recipient("Ann", parse_address("a@b.org"), doses=(("hundred", dose),), skip=("scissors",)))
    assert "The Hundred: 5 slow breaths (for you)" in letter.text
    assert "Left out for you: Scissors" in letter.text
    assert letter.text.count("(for you)") == letter.html.count("for you</span>") == 1
    assert "9 moves" in letter.html


@pytest.mark.parametrize("text", ["", "club", "Club <club>", "a@b.org, c@d.org", "a@b.org\r\nBcc: c@d.org"])
def test_what_is_no_sender(text: str) -> None:
    with pytest.raises(PressError, match="--from"):
        Sender.parse(text)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_sender_is_one_line(end: str) -> None:
    with pytest.raises(PressError, match=r"\(--from\) must be like"):
        Sender.parse(f"Club{end} one <club@example.org>")


SHORT = Letter("Grüße, and more", "Hällo\nAnn", "<p>Hällo</p>\n", ("de", "en"))


def test_a_message_is_as_it_has_always_been() -> None:
    """Copies of one mailing may be made by two versions; a mail program knows a message by its bytes."""
    sender = Sender.parse("Läufer-Club <club@bücher.example>", "https://example.org/u")
    data = build_message(sender, someone(), SHORT, Enclosure("b.pdf", b"%PDF", b"PNG"), "0123abc", AT).decode()
    assert data.partition("MIME-Version")[0].split("\r\n") == [
        "Date: Wed, 25 Nov 2026 12:30:00 +0100",
        "From: =?utf-8?q?L=C3=A4ufer-Club?= <club@xn--bcher-kva.example>",
        'To: "Ann Lee" <ann@example.org>',
        "Subject: =?utf-8?b?R3LDvMOfZSwgYW5kIG1vcmU=?=",
        "Message-ID: <0123abc@xn--bcher-kva.example>",
        "Content-Language: de, en",
        "List-Unsubscribe: <https://example.org/u>,",
        " <mailto:club@xn--bcher-kva.example?subject=unsubscribe>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "",
    ]
    assert re.findall('boundary="(.*)"', data) == ["=_0123abc_0", "=_0123abc_1", "=_0123abc_2"]
    assert re.findall("^Content-Transfer-Encoding: (.*)\r", data, re.M) == [
        *["quoted-printable"] * 2, *["base64"] * 2,
    ]  # fmt: skip
    for words in (
        "\r\n\r\nH=C3=A4llo\r\nAnn\r\n",
        "\r\n\r\n<p>H=C3=A4llo</p>\r\n",
        "Content-ID: <picture@xn--bcher-kva.example>\r\n",
        'Content-Disposition: attachment; filename="b.pdf"\r\n',
    ):
        assert words in data


def test_a_message_with_little_in_it() -> None:
    sender, letter = Sender.parse("club@example.org"), Letter("Hi", "t", "h", ("en",))
    data = build_message(sender, someone(""), letter, Enclosure("b.pdf", b"%PDF"), "k", AT)
    assert data.decode().partition("MIME-Version")[0].split("\r\n") == [
        "Date: Wed, 25 Nov 2026 12:30:00 +0100",
        "From: club@example.org",
        "To: ann@example.org",
        "Subject: Hi",
        "Message-ID: <k@example.org>",
        "Content-Language: en",
        "List-Unsubscribe: <mailto:club@example.org?subject=unsubscribe>",
        "",
    ]
    kinds = [part.get_content_type() for part in parsed(data).walk() if not part.is_multipart()]
    assert kinds == ["text/plain", "text/html", "application/pdf"]
    with pytest.raises(ValueError, match="a message needs an address"):
        build_message(sender, Recipient("Ann"), letter, Enclosure("b.pdf", b""), "k", AT)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("short", ["X: short"]),
        ("a" * 74 + " b", ["X: " + "a" * 74, " b"]),
        ("a" * 72 + " b", ["X: " + "a" * 72 + " b"]),
        ("a" * 73 + " b", ["X: " + "a" * 73, " b"]),
        ("a " + "b" * 76 + " c", ["X: a", " " + "b" * 76, " c"]),
    ],
)
def test_headers_are_folded_before_column_78(value: str, lines: list[str]) -> None:
    assert header("X", value).decode() == "\r\n".join(lines) + "\r\n"


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_no_header_ends_in_the_midst(end: str) -> None:
    with pytest.raises(ValueError, match=r"^X must be one line$"):
        header("X", f"a{end}Bcc: spy@example.org")


@pytest.mark.parametrize(
    ("text", "plain"), [("a b", True), ("a" * 66, True), ("a" * 67, False), ("ä", False), ("=?x", False), ("", True)]
)
def test_what_needs_no_encoding(text: str, plain: bool) -> None:
    assert is_plain(text) == plain


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("club@example.org", Sender(parse_address("club@example.org"))),
        ("The  Club <club@example.org>", Sender(parse_address("club@example.org"), "The Club")),
        ('"Club" <club@bücher.example>', Sender(parse_address("club@bücher.example"), "Club")),
    ],
)
def test_senders(text: str, sender: Sender) -> None:
    assert Sender.parse(text) == sender


@pytest.mark.parametrize("link", ["https://example.org/u?id=1&x=%20~", "https://a"])
def test_where_to_unsubscribe(link: str) -> None:
    assert Sender.parse("club@example.org", link).unsubscribe == link


@pytest.mark.parametrize("link", ["http://example.org", "https://", "https://a b", "https://a<b", "https://ä.org", "x"])
def test_where_nobody_can_unsubscribe(link: str) -> None:
    with pytest.raises(PressError) as caught:
        Sender.parse("club@example.org", link)
    assert str(caught.value) == "the address to unsubscribe at must begin with https:// and hold no spaces"


def test_what_is_said_of_a_sender_that_is_none() -> None:
    with pytest.raises(PressError) as caught:
        Sender.parse("a@b.org, c@d.org")
    assert str(caught.value) == (
        'the sender (--from) must be like "Club <club@example.org>", not "a@b.org, c@d.org"; '
        "a name that holds a comma needs quotation marks"
    )
    with pytest.raises(PressError, match=r'^the sender \(--from\) must be a mail address; "org" is no domain$'):
        Sender.parse("Club <club@org>")


def test_leaving_names_the_list_and_says_why() -> None:
    assert SENDER.leaving("Ab & zu") == "mailto:club@xn--bcher-kva.example?subject=Ab%20%26%20zu"


def test_only_the_first_date_is_another() -> None:
    message = b"X: 1\r\nDate: then\r\n\r\nDate: then\r\n"
    assert dated(message, AT) == b"X: 1\r\nDate: Wed, 25 Nov 2026 12:30:00 +0100\r\n\r\nDate: then\r\n"
