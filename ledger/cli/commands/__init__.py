"""One module a command (or group of commands), named in `ledger.cli.catalogue`."""
