"""Find out that there is nothing to do, or nothing new to tell: `python -m tests.bench.idle ROUTINE`."""

from __future__ import annotations

import os
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
        alone = {**os.environ, "XDG_CACHE_HOME": folder}
        for name in ("check of everything, nothing drawn before", "check of everything, nothing changed"):
            with stage(f"{name}, whole process") as note:
                began = os.times()
                subprocess.run([*command[:3], "check"], check=True, capture_output=True, env=alone)
                now = os.times()
                spent = now.children_user + now.children_system - began.children_user - began.children_system
                note.text = f"{spent:.2f} s of CPU"


if __name__ == "__main__":
    main()
