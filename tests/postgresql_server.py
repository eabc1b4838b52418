"""A real PostgreSQL server for tests: on loopback, in a folder of its own, ended with the tests."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pg8000 import native
from pg8000.exceptions import DatabaseError, InterfaceError

USER: Final = "founder"
STARTS_WITHIN_S: Final = 60
_PLACES: Final = "/usr/lib/postgresql/*/bin"


@dataclass(frozen=True)
class Server:
    """A running server, and `USER`, its superuser without a password."""

    port: int
    programs: Path
    folder: Path

    def address(self, schema: str, *, database: str = "postgres", user: str = USER) -> str:
        """The address of a ledger."""
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}?schema={schema}"

    def connection(self, *, database: str = "postgres", user: str = USER) -> native.Connection:
        """A connection past the ledger, as an administrator or a tamperer has one."""
        return native.Connection(user, host="127.0.0.1", port=self.port, database=database)

    def run(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the superuser."""
        with contextlib.closing(self.connection(database=database)) as connection:
            for statement in statements:
                connection.run(statement)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server and stop it in the end.

    The server refuses to run as root: there, its own account or "nobody" runs it.
    """
    programs = _programs()
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="factledger-pg-"))
    try:
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = folder / "data"
        _run(account, programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8",
             "--locale=C", "--no-sync")  # fmt: skip
        port = _free_port()
        log = (folder / "server.log").open("wb")
        process = subprocess.Popen(
            [
                *(str(programs / "postgres"), "-D", str(data), "-p", str(port)),
                *("-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="),
                *("-c", "deadlock_timeout=200ms", "-c", "max_connections=60"),
            ],
            stdout=log,
            stderr=log,
            cwd=folder,
            **_as(account),
        )
        try:
            server = Server(port, programs, folder)
            _wait_for(server, process)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """The folder of the server's programs."""
    found = shutil.which("postgres")
    if found is not None and shutil.which("initdb", path=str(Path(found).resolve().parent)):
        return Path(found).resolve().parent
    places = sorted(Path("/").glob(_PLACES.lstrip("/")), reverse=True)
    for place in places:
        if (place / "postgres").exists() and (place / "initdb").exists():
            return place
    raise RuntimeError("there is no PostgreSQL server on this machine: apt-get install postgresql")


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise RuntimeError("no account but root: PostgreSQL runs as somebody else")


def _as(account: pwd.struct_passwd | None) -> dict[str, Any]:
    return {} if account is None else {"user": account.pw_uid, "group": account.pw_gid}


def _run(account: pwd.struct_passwd | None, *words: str | Path) -> None:
    finished = subprocess.run(
        [str(word) for word in words], capture_output=True, check=False, cwd="/", **_as(account)
    )
    assert finished.returncode == 0, finished.stderr.decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN_S
    while True:
        try:
            server.connection().close()
        except (InterfaceError, DatabaseError, OSError):
            if process.poll() is not None or time.monotonic() > until:
                said = (server.folder / "server.log").read_text("utf-8", "replace")
                raise RuntimeError(f"the server did not start: {said}") from None
            time.sleep(0.1)
        else:
            return
