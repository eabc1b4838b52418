"""`python -m ledger.cli` is `factledger`."""

import sys

from ledger.cli.main import main

sys.exit(main())
