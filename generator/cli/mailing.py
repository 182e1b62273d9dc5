"""The command that writes and sends mail."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.completing import ROUTINES
from generator.cli.shared import counted, jobs_option, out_option, people_option, size_option, tell, together
from generator.content.project import Project
from generator.errors import PressError, Problem
from generator.jobs import Job
from generator.options import Options
from generator.products import ENCLOSED
from generator.progress import progress

if TYPE_CHECKING:
    from generator.delivery.envelopes import Envelope
    from generator.delivery.journal import Mailing
    from generator.delivery.messages import Sender
    from generator.delivery.people import Recipient
    from generator.delivery.secrets import Secret
    from generator.delivery.sending import Ready, Sending
    from generator.delivery.settings import MailFile
    from generator.delivery.smtp import Server

REFUSED, UNFINISHED, INTERRUPTED = 3, 4, 130
"""Exit codes: everyone had a turn and some were refused or are unsure; some still wait; stopped by Ctrl-C."""
ADVICE = {
    "later": "start the same command again in half an hour",
    "refused": "correct their addresses in the list, or try again with --retry-failed",
    "unsure": "ask them, or send it again with --resend-unsure",
}

server_options = together(
    click.option("--smtp-host", metavar="HOST", help="Your mail server, such as smtp.example.org."),
    click.option("--smtp-port", metavar="PORT", type=int, help="Its port (default 587, with tls 465)."),
    click.option("--smtp-user", metavar="NAME", help="Your account there; the password comes from the environment."),
    click.option("--smtp-security", metavar="HOW", help="starttls, tls or none (default starttls)."),
    click.option("--smtp-authority", metavar="FILE", help="Trust the certificates in this file."),
    click.option("--smtp-allow-plain", is_flag=True, default=None, help="Allow none beyond this machine."),
    click.option("--token-command", metavar="COMMAND", help="Log in by XOAUTH2 with the token that this prints."),
    click.option("--from", "from_", metavar="ADDRESS", help='Who it is from: "Club <club@example.org>".'),
    click.option("--unsubscribe", metavar="LINK", help="Your https address that takes one-click unsubscribing."),
)
pace_options = together(
    click.option("--pause", metavar="SECONDS", type=float, help="Between two messages."),
    click.option("--daily-limit", metavar="N", type=int, help="Most messages in any 24 hours."),
    click.option("--limit", metavar="N", type=click.IntRange(1), help="Most messages in this run."),
)
run_options = together(
    click.option("--send", is_flag=True, help="Send. Without it nothing leaves this machine."),
    click.option("--mailing", default="", metavar="NAME", help="Name of the mailing (default routine and version)."),
    click.option("--changed", is_flag=True, help="Send the rest even though what is sent has changed."),
    click.option("--retry-failed", is_flag=True, help="Also those that were refused."),
    click.option("--twice", is_flag=True, help="Also where a person or an address may get it twice."),
    click.option("--resend-unsure", is_flag=True, help="Also those that may have got it."),
)


@click.command()
@click.argument("routine", shell_complete=ROUTINES)
@people_option
@run_options
@server_options
@pace_options
@size_option(ENCLOSED, "size")
@click.option("--theme", default="colour", metavar="NAME", help="Theme: colour, photocopy … (default colour).")
@jobs_option
@out_option
def mail(
    routine: str,
    people: Path,
    out: Path,
    jobs: int,
    size: str,
    theme: str,
    send: bool,
    mailing: str,
    changed: bool,
    retry_failed: bool,
    resend_unsure: bool,
    twice: bool,
    limit: int | None,
    **typed: Any,
) -> None:
    """Write a message with the booklet of ROUTINE to everyone on a list, and send them with --send.

    Without --send the messages are written as files that any mail program opens, with a table of what would go to
    whom. Nobody gets a message twice: a journal beside the files knows who has it. Where people share an address, or
    an address got it under another name, you are asked first.

    Ends with 0 when all are sent, 3 when some were refused or are unsure, 4 when some still wait, 5 when the server
    refuses your account, 130 when you stopped it.

    \b
    Examples:
      routine-press mail psoas-for-runners --people club.csv --from "Club <club@example.org>"
      routine-press mail psoas-for-runners --people club.csv --send --smtp-host smtp.example.org
      routine-press mail psoas-for-runners --people club.csv --send --retry-failed
    """
    from generator.delivery.envelopes import addressed, journal_path, mailing_of
    from generator.delivery.mail import prepare
    from generator.delivery.order import CopyOrder
    from generator.delivery.work import Workers

    project = Project.of(routine)
    settings, sender = settings_of(typed)
    everyone = read_list(project, routine, people)
    order = CopyOrder(project, Options(sizes=[(ENCLOSED.option, size)], theme=theme), routine, Job(ENCLOSED))
    about = mailing_of(order, sender, mailing)
    run = MailRun(about, sender, settings, journal_path(out, about), changed, retry_failed, resend_unsure, twice, limit)
    envelopes = addressed(everyone, about, out / "mail", run.journal)
    with progress(quiet=False) as starting:
        messages = prepare(order, sender, envelopes, Workers(jobs, starting=starting))
    if send:
        deliver(run, envelopes, messages)
    else:
        show_plan(run, envelopes, messages)


@dataclass(frozen=True, slots=True)
class MailRun:
    """One run of the command: the mailing, who sends it and how, and what was asked for.

    `changed` allows other content than that of the mailing so far; `refused` and `unsure` get it again, those in doubt
    may get it `twice`; `limit` is the most messages of this run.
    """

    mailing: Mailing
    sender: Sender
    settings: MailFile
    journal: Path
    changed: bool
    refused: bool
    unsure: bool
    twice: bool
    limit: int | None

    def going(self, envelopes: Sequence[Envelope]) -> frozenset[str]:
        """Give the keys of the messages that go."""
        from generator.delivery.envelopes import to_send

        return frozenset(one.key for one in to_send(envelopes, refused=self.refused, unsure=self.unsure))


def read_list(project: Project, routine: str, people: Path) -> tuple[Recipient, ...]:
    """Give the people on a list, who may have any language that mail is written in."""
    from generator.content.library import Library
    from generator.delivery.people import read_people

    languages = project.files("templates/locales")
    programme = Library(project).programme(routine)
    told: list[Problem] = []
    found = read_people(people, str(people), programme, ("name", "email"), languages, told)
    tell(told)
    return found


def ask_twice(envelopes: Sequence[Envelope], going: frozenset[str]) -> None:
    """Ask whether those go who may get it twice; where nobody can answer, say how to. Raises PressError for no."""
    from generator.delivery.envelopes import doubted

    doubts = doubted(envelope for envelope in envelopes if envelope.key in going)
    if not doubts:
        return
    tell(doubts)
    if not (is_asked() and click.confirm("Send to these too?", err=True)):
        raise PressError("nothing is sent: take them from the list, or send to these too with --twice")


def settings_of(typed: Mapping[str, Any]) -> tuple[MailFile, Sender]:
    """Put together what the files and the command line say. Raises PressError when nobody is the sender."""
    from generator.delivery.messages import Sender
    from generator.delivery.settings import load_settings

    said = {name.removesuffix("_"): value for name, value in typed.items()}
    settings = load_settings(Path.cwd(), said)
    if not settings.from_:
        raise PressError('say who the mail is from: --from "Club <club@example.org>", or from: in mail.yaml')
    return settings, Sender.parse(str(settings.from_), str(settings.unsubscribe or ""))


def is_asked() -> bool:
    """Say whether there is a person to answer a question."""
    return sys.stdin.isatty()


def show_plan(run: MailRun, envelopes: Sequence[Envelope], messages: Sequence[Ready]) -> None:
    """Print what would go to whom and what would not, and how long it takes."""
    from generator.delivery.journal import handed_over
    from generator.delivery.pace import Pace, days_needed, minutes_needed

    going = run.going(envelopes)
    sizes = {message.key: message.size for message in messages}
    wide = max(len(envelope.person.called) for envelope in envelopes)
    far = max(len(str(envelope.person.email)) for envelope in envelopes)
    for envelope in envelopes:
        what = "would go" if envelope.key in going else f"stays: {envelope.state}"
        about = "; ".join(filter(None, (what, *envelope.doubts, envelope.step.words if envelope.step else "")))
        size = f"{sizes[envelope.key] / 1000:6.0f} kB"
        click.echo(f"{envelope.person.called:{wide}}  {envelope.person.email!s:{far}}  {size}  {about}")
    doubts = sum(envelope.key in going and bool(envelope.doubts) for envelope in envelopes)
    click.echo()
    click.echo(f"{counted(len(going), 'message')} would go, {len(envelopes) - len(going)} stay")
    if doubts:
        click.echo(f"In doubt, and asked about before anything is sent: {doubts}; --twice sends to these too")
    click.echo(f"Largest: {max(sizes.values()) / 1e6:.1f} MB")
    pause, limit = run.settings.pause or 0.0, run.settings.daily_limit
    if pause and going:
        click.echo(f"With a pause of {pause:g} s: {counted(ceil(minutes_needed(len(going), pause)), 'minute')}")
    if limit and going:
        left = Pace(0.0, limit, handed_over(run.journal.parent, run.mailing.sender)).left(datetime.now(UTC))
        click.echo(f"With a daily limit of {limit}: {counted(days_needed(len(going), limit, left), 'day')}")
    click.echo(f"The messages are in {envelopes[0].path.parent}. Nothing was sent; --send sends them.")


def deliver(run: MailRun, envelopes: Sequence[Envelope], messages: Sequence[Ready]) -> None:
    """Send what is to go, print what became of it, and end with the exit code that says so."""
    from generator.delivery.connecting import connect
    from generator.delivery.envelopes import addressed_again
    from generator.delivery.journal import Journal, handed_over
    from generator.delivery.pace import Pace, Patience
    from generator.delivery.sending import Sending
    from generator.delivery.settings import server_of

    settings = run.settings
    server = server_of(settings)
    secret = secrets_for(server, str(settings.token_command or ""))
    past = handed_over(run.journal.parent, run.mailing.sender)
    pace = Pace(settings.pause or 0.0, settings.daily_limit, past)
    patience = Patience(settings.retry_waits) if settings.retry_waits is not None else Patience()
    with Journal.open(run.journal, run.mailing, changed=run.changed) as journal:
        going = run.going(addressed_again(envelopes, journal.steps))
        if not run.twice:
            ask_twice(envelopes, going)
        sending = Sending(lambda: connect(server, secret()), run.sender.address, journal, pace, patience, run.limit)
        sending.tell = lambda ready, outcome: click.echo(f"{outcome.state:8} {ready.called}")
        sending.pausing = lambda why, seconds: click.echo(f"{why}; waiting {seconds:.0f} s", err=True)
        if not going:
            click.echo("There is nothing to send.")
        try:
            with stopping_gently(sending):
                sending.run([message for message in messages if message.key in going])
        finally:
            known = addressed_again(envelopes, journal.steps)
            show_results(known, run.journal, sending.stopped)
    click.get_current_context().exit(INTERRUPTED if sending.interrupted else exit_code(known))


def secrets_for(server: Server, token_command: str) -> Callable[[], Secret | None]:
    """Say how to get the secret at each login: a token anew, since tokens end; a password once."""
    from generator.delivery.secrets import find_secret

    if not server.user:
        return lambda: None
    if token_command:
        return lambda: find_secret(server.user, server.host, token_command)
    secret = find_secret(server.user, server.host)
    return lambda: secret


@contextmanager
def stopping_gently(sending: Sending) -> Iterator[None]:
    """Let Ctrl-C end a run when the message at hand is through, and a second one at once."""

    def stop(signal_number: int, frame: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.write(2, b"\nStopping after the message at hand; Ctrl-C again stops at once.\n")
        sending.interrupt()

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def show_results(envelopes: Sequence[Envelope], journal: Path, stopped: str) -> None:
    """Count what became of everyone, name those that did not get it, and write the table."""
    from generator.delivery.envelopes import results_table, states

    counts = states(envelopes)
    click.echo("In all: " + ", ".join(f"{count} {state}" for state, count in sorted(counts.items())))
    for envelope in envelopes:
        if envelope.state in ("refused", "unsure", "later") and envelope.step:
            click.echo(f"{envelope.state}: {envelope.person.called}: {envelope.step.words}", err=True)
    for state, advice in ADVICE.items():
        if counts[state]:
            click.echo(f"{state}: {advice}")
    if stopped:
        click.echo(f"Stopped: {stopped}", err=True)
    click.echo(f"Everyone's result is in {results_table(envelopes, journal.with_suffix('.csv'))}")


def exit_code(envelopes: Sequence[Envelope]) -> int:
    """Say by number what became of everyone."""
    found = {envelope.state for envelope in envelopes}
    return UNFINISHED if found & {"", "later"} else REFUSED if found & {"refused", "unsure"} else 0
