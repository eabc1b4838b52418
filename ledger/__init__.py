"""factledger: a fact-check ledger. Claims, verdicts, and a log that anyone can verify."""

__version__ = "0.1.0"
