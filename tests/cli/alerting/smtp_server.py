"""A mail server in a thread, which keeps what it is sent or refuses it."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class MailServer:
    """Speaks as much SMTP as a mail needs; `refuses` is what it answers to a recipient instead of taking the mail."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.recipients: list[str] = []
        self.refuses = ""
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take no more mail."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._speak(connection)

    def _speak(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")

        def say(words: str) -> None:
            connection.sendall(f"{words}\r\n".encode())

        with lines:
            say("220 here")
            for line in lines:
                words = line.decode().strip()
                verb = words[:4].upper()
                if verb == "QUIT":
                    say("221 bye")
                    return
                if verb == "RCPT" and self.refuses:
                    say(self.refuses)
                elif verb == "DATA":
                    say("354 go on")
                    self.messages.append(self._message(lines))
                    say("250 taken")
                else:
                    if verb == "RCPT":
                        self.recipients.append(words[5:])
                    say("250 fine")

    @staticmethod
    def _message(lines: object) -> str:
        found = []
        for line in lines:  # type: ignore[attr-defined]
            if line == b".\r\n":
                break
            found.append(line.decode())
        return "".join(found)
