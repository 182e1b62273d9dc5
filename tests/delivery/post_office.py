"""A real SMTP server in this process that misbehaves on request, and what a test needs to write to it."""

# ruff: noqa: N802 - the names of hooks are aiosmtpd's
from __future__ import annotations

import asyncio
import datetime
import ipaddress
import socket
import ssl
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from generator.delivery.addresses import parse_address
from generator.delivery.connecting import connect
from generator.delivery.journal import Journal, Mailing
from generator.delivery.pace import Pace, Patience
from generator.delivery.secrets import Secret
from generator.delivery.sending import Ready, Sending
from generator.delivery.smtp import Server

SENDER = parse_address("club@example.org")
MAILING = Mailing("psoas", "content", "sender")
AT_ONCE = Patience(rounds=(0.001,) * 3, connections=(0.001,) * 4)

Fault = Callable[[str, int], str]
"""From a recipient and the number of the attempt (from 1): "" or what goes wrong.

Codes such as "450" or "550 5.1.1 words" are said at RCPT; those that begin with "data " after the message. "drop at
rcpt", "drop before dot", "drop after dot", "silent at rcpt" and "silent after dot" are what they say.
"""


class Wire(SMTP):
    """The server's side of one connection."""

    async def push(self, status: Any) -> None:
        words = self.event_handler.greetings
        if words and str(status).startswith("220 ") and not self.session.host_name:
            await super().push(words.pop(0))
            self.transport.close()
            return
        await super().push(status)

    async def smtp_DATA(self, arg: str) -> None:
        if self.event_handler.fault_of(self.envelope) == "drop before dot":
            await self.push("354 go on")
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_RSET(self, arg: str) -> None:
        if self.event_handler.drops_at_reset:
            self.transport.abort()
            return
        await super().smtp_RSET(arg)

    async def smtp_QUIT(self, arg: str) -> None:
        if self.event_handler.bad_quit:
            await self.push("421 I am off")
            self.transport.close()
            return
        await super().smtp_QUIT(arg)


class Handler:
    """Takes mail, and remembers it by recipient."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.attempts: Counter[str] = Counter()
        self.mail: list[tuple[str, bytes]] = []
        self.logins: list[tuple[str, str]] = []
        self.connections = 0
        self.keeps_mail = True
        self.bad_quit = False
        self.drops_at_reset = False
        self.refuse_sender = ""
        self.logins_put_off = 0
        self.greetings: list[str] = []
        """What the next connections are told before they are hung up on."""
        self.rcpts_in_message: list[int] = []
        self.options: list[list[str]] = []

    def fault_of(self, envelope: Any) -> str:
        to = envelope.rcpt_tos[0]
        return self.fault(to, self.attempts[to])

    async def handle_EHLO(
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        self.options.append(options)
        if self.refuse_sender:
            return self.refuse_sender
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: list[str]) -> str:
        self.attempts[address] += 1
        fault = self.fault(address, self.attempts[address])
        if fault == "drop at rcpt":
            server.transport.abort()
        elif fault == "silent at rcpt":
            await asyncio.sleep(30)
        elif fault[:1].isdigit():
            return fault if " " in fault else f"{fault} as the test wants"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        fault = self.fault_of(envelope)
        if fault.startswith("data "):
            return fault.removeprefix("data ")
        self.rcpts_in_message.append(len(envelope.rcpt_tos))
        self.mail.append((envelope.rcpt_tos[0], envelope.original_content if self.keeps_mail else b""))
        if fault == "drop after dot":
            server.transport.abort()
        elif fault == "silent after dot":
            await asyncio.sleep(30)
        return f"250 2.0.0 queued as {len(self.mail)}"

    async def auth_XOAUTH2(self, server: Any, args: list[str]) -> Any:
        import base64

        words = base64.b64decode(args[1]).decode()
        if words == "user=club@example.org\x01auth=Bearer good-token\x01\x01":
            self.logins.append(("club@example.org", "token"))
            return AuthResult(success=True, auth_data=b"club")
        await server.push("334 " + base64.b64encode(b'{"status":"401"}').decode())
        await server._reader.readuntil()
        return AuthResult(success=False, handled=False, message="535 5.7.8 token expired")

    def authenticate(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        if self.logins_put_off:
            self.logins_put_off -= 1
            return AuthResult(success=False, handled=False, message="454 4.7.0 too many logins")
        if isinstance(data, LoginPassword):
            self.logins.append((data.login.decode(), data.password.decode()))
            return AuthResult(success=data.password == b"s3cret", handled=False)
        return AuthResult(success=False, handled=False)


class PostOffice:
    """Use as a context: a server that runs, and the handler that knows what it took."""

    def __init__(self, fault: Fault = lambda to, attempt: "", *, keeps_mail: bool = True, **options: Any) -> None:
        self.handler = Handler(fault)
        self.handler.keeps_mail = keeps_mail
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        self.options = {"enable_SMTPUTF8": True, "authenticator": self.handler.authenticate} | options

    def __enter__(self) -> PostOffice:
        handler = self.handler
        options = self.options

        class Office(Controller):
            def factory(self) -> Wire:
                return Wire(handler, **options)

        implicit = options.pop("implicit_tls", None)
        self.controller = Office(handler, hostname="127.0.0.1", port=self.port, ssl_context=implicit)
        self.controller.start()
        self.handler.connections = 0
        return self

    def __exit__(self, *exception: object) -> None:
        self.controller.stop()

    def server(self, **more: Any) -> Server:
        """Describe the way to this server: in the clear, since it is on this machine."""
        return Server(
            **(
                {"host": "127.0.0.1", "port": self.port, "security": "none", "timeout": 5.0, "final_timeout": 5.0}
                | more
            )
        )

    @property
    def received(self) -> Counter[str]:
        """Count the messages each recipient got."""
        return Counter(to for to, _ in self.handler.mail)


def message(to: str, size: int = 0) -> bytes:
    """Write a small message."""
    body = b".\r\n..dots\r\n" + b"x" * 70 + b"\r\n" * 2
    filler = (b"y" * 70 + b"\r\n") * (size // 72)
    head = f"Date: Wed, 25 Nov 2026 12:30:00 +0100\r\nTo: {to}\r\nMessage-ID: <{to}>\r\n\r\n"
    return head.encode() + body + filler


def ready(folder: Path, *recipients: str, size: int = 0) -> list[Ready]:
    """Write messages to send."""
    made = []
    for to in recipients:
        path = folder / f"{to}.eml"
        path.write_bytes(data := message(to, size))
        address = parse_address(to)
        made.append(Ready(MAILING.key(to, address), to, to, address, path, len(data)))
    return made


def send(folder: Path, office: PostOffice, messages: list[Ready], **more: Any) -> tuple[dict[str, str], str]:
    """Send what the journal does not know as done; give the state of each recipient and why the run stopped."""
    server = more.pop("server", None) or office.server()
    secret: Secret | None = more.pop("secret", None)
    with Journal.open(folder / "a.journal", MAILING) as journal:
        known = journal.steps
        waiting = [one for one in messages if one.key not in known or known[one.key].state == "later"]
        run = Sending(
            lambda: connect(server, secret), SENDER, journal, more.pop("pace", Pace()), **({"patience": AT_ONCE} | more)
        )
        try:
            run.run(waiting)
        finally:
            states = {step.person: step.state for step in journal.steps.values()}
            (folder / "states").write_text(repr(states))
        return {
            one.person: journal.steps[one.key].state if one.key in journal.steps else "" for one in messages
        }, run.stopped


def certificate(folder: Path, name: str = "127.0.0.1", days: float = 1) -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for an address that ends in some days, and the server's side of TLS with it."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=9))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(alternative, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(made.public_bytes(pem) + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context, file
