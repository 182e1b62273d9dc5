"""Mail through a server of this process: `python -m tests.bench.mail COUNT`, with a kill for every ten messages."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from generator.cli import main as press
from tests.bench.clock import stage
from tests.delivery.post_office import PostOffice
from tests.delivery.test_mail_kills import killed_often

ROUTINE = "psoas-for-runners"


def command(*more: str) -> None:
    """Run the command; what it says is of no interest."""
    done = CliRunner().invoke(press, ["mail", ROUTINE, "--people", "club.csv", "--from", "club@example.org", *more])
    if done.exit_code:
        raise SystemExit(done.output)


def mailing(count: int, folder: Path) -> None:
    """Write a booklet's mail to each of many, and send it."""
    os.chdir(folder)
    rows = "".join(f"Runner {number},runner{number}@example.org\n" for number in range(count))
    Path("club.csv").write_text("name,email\n" + rows)
    with stage(f"{count} messages written") as note:
        command()
        size = sum(path.stat().st_size for path in Path("output/mail").glob("*.eml"))
        note.text = f"{size / count / 1000:.0f} kB each"
    with PostOffice(keeps_mail=False) as office, stage(f"{count} messages sent, one login") as note:
        server = ("--smtp-host", "127.0.0.1", "--smtp-port", str(office.port), "--smtp-security", "none")
        command("--send", *server)
        note.text = f"{office.received.total()} taken by the server"


def main() -> None:
    """Measure both; someone who gets two ends the measurement."""
    count = int(sys.argv[1])
    with TemporaryDirectory() as folder, stage(f"{count} short messages, killed {count // 10} times") as note:
        hits, _, states = killed_often(Path(folder), count // 10)
        found = ", ".join(f"{number} {state}" for state, number in sorted(states.items()))
        note.text = f"{hits} still at work; {found}; nobody got two"
    with TemporaryDirectory() as folder:
        mailing(count, Path(folder))
        os.chdir("/")


if __name__ == "__main__":
    main()
