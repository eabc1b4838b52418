"""The commands, in the order in which help shows them: what a desk does first comes first.

A line names the module of `ledger.cli.commands` and the first sentence of its help, so that help
needs none of the modules. To add a command: write its module and put it on this list.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    """One command: its name, its module, and what it does in one sentence."""

    name: str
    module: str
    summary: str


COMMANDS: Final[tuple[Entry, ...]] = (
    Entry("demo", "demo", "Try everything on a throw-away ledger of sample articles."),
    Entry("init", "init", "Create a ledger, its signing key and its first checkpoint."),
    Entry("add", "add", "Record articles and every claim found in them."),
    Entry("extract", "extract", "Show the claims of a text without any ledger."),
    Entry("articles", "articles", "List the articles."),
    Entry("claims", "claims", "List and search the claims."),
    Entry("show", "show", "Show a claim, an article or a source with all that is known of it."),
    Entry("history", "history", "Tell what happened to a claim, an article or a source."),
    Entry("propose", "propose", "Propose a verdict on a claim."),
    Entry("approve", "approve", "Approve the verdict that somebody else proposed."),
    Entry("request-changes", "request_changes", "Send a proposed verdict back with a reason."),
    Entry("annotate", "annotate", "Write a note on a claim."),
    Entry("claim", "claim", "Make claims by hand, and put claims aside."),
    Entry("undo", "undo", "Take back a step of your own; the log keeps both."),
    Entry("source", "source", "Record and list the sources that claims are checked against."),
    Entry("evidence", "evidence", "Link sources to claims."),
    Entry("actor", "actor", "Register reviewers and bots, and the keys that they sign with."),
    Entry("finding", "finding", "Settle what the machine checks raised."),
    Entry("stats", "stats", "Count the claims by state."),
    Entry("log", "log", "Print the log of everything that happened."),
    Entry("checkpoint", "checkpoint", "Sign the log as it stands and print the note."),
    Entry("verify", "verify", "Check that nothing recorded was altered, removed or moved."),
    Entry("prove", "prove", "Write a proof of one event that anybody can check offline."),
    Entry("verify-proof", "verify_proof", "Check such a proof; no ledger is needed."),
    Entry("witness", "witness", "Check that somebody's log only grew since last time, and cosign."),
    Entry("export", "export", "Write the audit log to a file for somebody else to check."),
    Entry("redact", "redact", "Erase what must not be kept."),
    Entry("backup", "backup", "Copy the ledger to a file while others go on working."),
    Entry("doctor", "doctor", "Look the ledger over: file or server, guards, head, lists, keys."),
    Entry("migrate", "migrate", "Bring a ledger of an older release up to date."),
    Entry("rebuild", "rebuild", "Make the lists anew from the log."),
)
