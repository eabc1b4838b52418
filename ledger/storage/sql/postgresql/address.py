"""Addresses of ledgers on a server: postgresql://user@host:5432/database?schema=desk."""

from __future__ import annotations

import getpass
import os
import re
import ssl
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from ledger.errors import InvalidValue

SCHEMES: Final = ("postgresql", "postgres")
DEFAULT_SCHEMA: Final = "factledger"
PORT: Final = 5432
_OPTIONS: Final = ("schema", "sslmode", "host")
_SSL_MODES: Final = ("disable", "require", "verify-full")
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,50}")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a ledger is. `host` is a name, or the directory of a socket when it begins with "/".

    Printing it shows no password.
    """

    host: str
    port: int
    database: str
    user: str
    password: str | None
    schema: str
    sslmode: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        where = f"/{self.database}?host={host}&" if self.local_socket else ""
        named = where or f"{host}:{self.port}/{self.database}?"
        return f"postgresql://{self.user}@{named}schema={self.schema}"

    @property
    def local_socket(self) -> bool:
        """Whether the server is reached through a socket of this machine."""
        return self.host.startswith("/")

    def connection_options(self) -> Mapping[str, Any]:
        """Return what the driver takes to connect."""
        place: dict[str, Any] = {"host": self.host, "port": self.port}
        if self.local_socket:
            place = {"unix_sock": f"{self.host}/.s.PGSQL.{self.port}"}
        return {
            **place,
            "user": self.user,
            "password": self.password,
            "database": self.database,
            "ssl_context": self._encryption(),
            "application_name": "factledger",
        }

    def _encryption(self) -> ssl.SSLContext | None:
        if self.sslmode == "disable":
            return None
        context = ssl.create_default_context()
        if self.sslmode == "require":
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def parse_address(text: str) -> Address:
    """Read an address; what it leaves out comes from PGUSER, PGPASSWORD and PGPORT.

    Over a network the server's certificate is verified unless the address says
    `sslmode=require` (encrypted, not verified) or `sslmode=disable`.

    Raises:
        InvalidValue: The address names no database, or has an option that is not known.
    """
    try:
        parts = urlsplit(text)
        port = parts.port or int(os.environ.get("PGPORT", PORT))
    except ValueError as error:
        raise _invalid("the port or the host", str(error)) from error
    options = dict(parse_qsl(parts.query))
    for name in options:
        if name not in _OPTIONS:
            raise _invalid("the option", name, ", ".join(_OPTIONS))
    host = options.get("host") or parts.hostname or "localhost"
    database = unquote(parts.path.removeprefix("/"))
    if not database:
        raise _invalid("the database", "nothing", "postgresql://user@host/database")
    schema = options.get("schema", DEFAULT_SCHEMA)
    if not _NAME.fullmatch(schema) or schema.startswith("pg_"):
        raise _invalid("the schema", schema, "small letters, digits and _")
    near = host in _LOOPBACK or host.startswith("/")
    sslmode = options.get("sslmode", "disable" if near else "verify-full")
    if sslmode not in _SSL_MODES:
        raise _invalid("sslmode", sslmode, ", ".join(_SSL_MODES))
    return Address(
        host=host,
        port=port,
        database=database,
        user=unquote(parts.username or "") or os.environ.get("PGUSER") or getpass.getuser(),
        password=unquote(parts.password) if parts.password else os.environ.get("PGPASSWORD"),
        schema=schema,
        sslmode=sslmode,
    )


def _invalid(what: str, value: str, allowed: str = "postgresql://user@host/database") -> Exception:
    return InvalidValue(field=f"{what} of the ledger's address", value=value, allowed=allowed)
