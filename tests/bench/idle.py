"""Find out that there is nothing to do: `python -m tests.bench.idle ROUTINE`."""

from __future__ import annotations

import subprocess
import sys
from tempfile import TemporaryDirectory

from tests.bench.clock import stage


def main() -> None:
    """Build once, and time the whole process of a second build."""
    command = [sys.executable, "-m", "generator", "build", sys.argv[1], "--out"]
    with TemporaryDirectory() as folder:
        subprocess.run([*command, folder], check=True, capture_output=True)
        with stage("second build, whole process") as note:
            run = subprocess.run([*command, folder], check=True, capture_output=True, text=True)
        del note
        assert "Nothing to do" in run.stdout


if __name__ == "__main__":
    main()
