"""A mail server that says what a script tells it to, and remembers what it heard, line by line."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from generator.delivery.smtp import Server

USUAL = {"EHLO": "250-here\r\n250 SIZE", "DATA": "354 go on", "QUIT": "221 bye"}
HANG_UP = "hang up"
SILENT = "silent"


class Scripted:
    """Use as a context. `answers` gives, by a command's first word, what is said to it, in turn; the last stays.

    "GREETING" is what is said first, "EARLY" in the midst of a message, and "." to a whole one; `HANG_UP` and `SILENT`
    are what they say.
    """

    def __init__(self, answers: Mapping[str, str | Sequence[str]] = {}) -> None:
        self.answers = {
            verb: [said] if isinstance(said, str) else list(said) for verb, said in (USUAL | dict(answers)).items()
        }
        self.heard: list[str] = []
        self.messages: list[bytes] = []
        self.broken_off: list[bytes] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.lines: list[socket.socket] = []
        self.over = threading.Event()
        self.left = threading.Event()
        """Set when a client has closed its end."""

    def __enter__(self) -> Scripted:
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for one in (self.listening, *self.lines):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.listening.close()

    def server(self, **more: Any) -> Server:
        """Describe the way here, in the clear."""
        port = self.listening.getsockname()[1]
        return Server(**({"host": "127.0.0.1", "port": port, "security": "none", "timeout": 20.0} | more))

    def serve(self) -> None:
        """Serve one connection after the other."""
        while not self.over.is_set():
            with suppress(OSError):
                line, _ = self.listening.accept()
                self.lines.append(line)
                with line, line.makefile("rb") as stream:
                    self.talk(line, stream)
                    if self.said != SILENT:
                        line.shutdown(socket.SHUT_WR)
                    while stream.readline():
                        pass
                self.left.set()

    def talk(self, line: socket.socket, stream: Any) -> None:
        """Hold one conversation."""
        if not self.say(line, "GREETING", "220 hello"):
            return
        while words := stream.readline():
            self.heard.append(words.decode("utf-8", "replace").rstrip("\r\n"))
            verb = self.heard[-1].split(" ")[0].upper()
            if not self.say(line, verb, "250 fine") or (verb == "STARTTLS" and self.said.startswith("220")):
                return  # it knows no encryption, and breaks off
            if verb == "DATA" and self.said.startswith("354"):
                message = stream.readline()
                if "EARLY" in self.answers and not self.say(line, "EARLY", ""):
                    return
                while not message.endswith(b"\r\n.\r\n"):
                    if not (part := stream.readline()):
                        self.broken_off.append(message)
                        return
                    message += part
                self.messages.append(message)
                if not self.say(line, ".", "250 taken"):
                    return

    def say(self, line: socket.socket, verb: str, usual: str) -> bool:
        """Say what comes next to a command; tell whether the conversation goes on."""
        waiting = self.answers.get(verb, [usual])
        self.said = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if self.said in (SILENT, HANG_UP):
            return False
        line.sendall(self.said.encode() + b"\r\n")
        return True
