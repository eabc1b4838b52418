"""Who signs in these tests: keys with fixed seeds, and random ones."""

from __future__ import annotations

from hypothesis import strategies as st

from ledger.merkle import COSIGNATURE, SigningKey

DESK = SigningKey(name="desk.example/factledger/main", seed=bytes(range(32)))
WITNESS = SigningKey(name="witness.example/laptop", seed=bytes(range(32, 64)))
STRANGER = SigningKey(name="stranger.example", seed=bytes(range(64, 96)))
OBSERVER = SigningKey(name="observer.example/w1", seed=bytes(range(96, 128)), kind=COSIGNATURE)

names = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="+"), min_size=1)
keys = st.builds(SigningKey, name=names, seed=st.binary(min_size=32, max_size=32))
