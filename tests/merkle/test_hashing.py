"""Known answers that follow from the definitions alone."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256

from ledger.merkle import EMPTY_ROOT, Frontier, leaf_hash, node_hash


def test_the_empty_tree_hashes_to_sha256_of_nothing() -> None:
    known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert EMPTY_ROOT.hex() == known
    assert Frontier.empty().root().hex() == known


def test_an_empty_entry_is_not_an_empty_tree() -> None:
    known = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert leaf_hash(b"").hex() == known
    assert Frontier.empty().append(leaf_hash(b"")).root().hex() == known


def test_a_node_cannot_be_passed_off_as_a_leaf() -> None:
    left, right = leaf_hash(b"left"), leaf_hash(b"right")
    assert node_hash(left, right) == sha256(b"\x01" + left + right).digest()
    assert node_hash(left, right) != leaf_hash(left + right)
    assert node_hash(left, right) != node_hash(right, left)


def test_importing_the_package_loads_no_cryptography() -> None:
    # Start-up: `factledger --help` must not pay for keys that it never uses.
    program = (
        "import sys, ledger.merkle\n"
        "heavy = {'cryptography', 'sqlmodel', 'sqlalchemy', 'textual', 'msgspec'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout == "[]\n"
