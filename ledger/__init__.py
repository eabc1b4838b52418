"""factledger: a fact-check ledger. Claims, verdicts, and a log that anyone can verify.

Programs start at `ledger.api`: `from ledger.api import create_ledger, open_ledger`. Importing this
package alone loads nothing.
"""

__version__ = "0.1.0"
