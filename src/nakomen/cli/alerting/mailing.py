"""Mails an alert through an SMTP server that was configured."""

from __future__ import annotations

import os
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from nakomen.cli.dates import now
from nakomen.model import ExportError

#: Where the name and password for the server may stand; never on the command line, which others can see.
USER, PASSWORD = "NAKOMEN_SMTP_USER", "NAKOMEN_SMTP_PASSWORD"
_TIMEOUT, _IMPLICIT_TLS = 30.0, 465
_HERE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Server:
    """An SMTP server."""

    host: str
    port: int

    @classmethod
    def of(cls, typed: str) -> Server:
        """Return the server that was typed as host:port, or host alone.

        >>> Server.of("mail.example:587")
        Server(host='mail.example', port=587)
        """
        host, _, port = typed.strip().rpartition(":") if ":" in typed else (typed.strip(), "", "25")
        if not host or not (port.isascii() and port.isdigit() and 0 < int(port) < 65_536):
            raise ExportError("no SMTP server", where=typed, remedy="write host:port, such as mail.example.org:587")
        return cls(host.strip("[]"), int(port))


def address_of(typed: str) -> str:
    """Return a mail address that was typed; ExportError for what is none."""
    try:
        found = Address(addr_spec=typed)
    except (ValueError, IndexError, AttributeError) as error:
        raise ExportError("no mail address", where=typed, remedy="write one such as clerk@example.org") from error
    if not found.domain:
        raise ExportError("no mail address", where=typed, remedy="write one such as clerk@example.org")
    return found.addr_spec


def send(server: Server, sender: str, to: str, subject: str, body: str) -> None:
    """Send a message, encrypted where the server can; ExportError names the server where it does not take it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body)
    where = f"{server.host}:{server.port}"
    try:
        with _connect(server) as connection:
            _log_in(connection, server)
            connection.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        remedy = "check --smtp, and the name and password for it; nothing counts as told"
        raise ExportError(f"the mail was not taken: {_reason(error)}", where=where, remedy=remedy) from error


def _connect(server: Server) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if server.port == _IMPLICIT_TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
    try:
        connection.ehlo()
        if connection.has_extn("starttls"):
            connection.starttls(context=context)
            connection.ehlo()
    except BaseException:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
        raise
    return connection


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if not user:
        return
    if not isinstance(connection.sock, ssl.SSLSocket) and server.host not in _HERE:
        raise smtplib.SMTPException("the server has no encryption, and the password is not sent without")
    connection.login(user, password)


def _reason(error: OSError | smtplib.SMTPException) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return f"{error.smtp_code} {' '.join(words.split())}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return "; ".join(f"{code} {text.decode('utf-8', 'replace')}" for code, text in error.recipients.values())
    return str(getattr(error, "strerror", None) or error) or type(error).__name__
