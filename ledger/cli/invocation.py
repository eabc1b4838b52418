"""What stood before the command: which ledger, who acts, whether colours are wanted."""

from __future__ import annotations

import getpass
from dataclasses import dataclass

import typer

from ledger import api
from ledger.cli import notices
from ledger.cli.passphrases import ask_passphrase


@dataclass(frozen=True)
class Invocation:
    """The global options of one call. Commands get it with `Invocation.of(ctx)`."""

    ledger: str | None = None
    actor: str | None = None
    color: bool = True

    @staticmethod
    def of(ctx: typer.Context) -> Invocation:
        """Return the options that this call began with."""
        found = ctx.find_object(Invocation)
        return Invocation() if found is None else found

    def address(self) -> str:
        """Return where the ledger is."""
        return self.ledger or api.default_address()

    def actor_name(self) -> str:
        """Return who acts: the name given, else the login name.

        Raises:
            BadParameter: No name was given, and the machine knows none.
        """
        if self.actor is not None and self.actor.strip():
            return self.actor.strip()
        if self.actor is not None:
            raise typer.BadParameter("it is empty; say who acts", param_hint="'--as'")
        try:
            return getpass.getuser()
        except (KeyError, OSError) as error:  # KeyError up to Python 3.12
            raise typer.BadParameter(
                "nobody is logged in; say who acts", param_hint="'--as'"
            ) from error

    def open_to_record(self) -> api.Ledger:
        """Open the ledger to record under the actor's name.

        Raises:
            StorageUnavailable: There is no ledger there; the hint says `init`.
        """
        return api.open_ledger(
            self.address(), actor=self.actor_name(), ask_passphrase=ask_passphrase
        )

    def open_to_read(self) -> api.Ledger:
        """Open the ledger to look only, which also works where nothing can be written.

        Raises:
            StorageUnavailable: There is no ledger there; the hint says `init`.
        """
        ledger = api.open_ledger(self.address(), actor=self.actor or "reader", read_only=True)
        if not ledger.views_are_current():
            notices.note(
                "note: these lists are behind the log; `factledger rebuild`,"
                " or a newer release, renews them"
            )
        return ledger
