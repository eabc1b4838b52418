"""A key under a passphrase opens with it, with no other, and not once altered."""

from __future__ import annotations

from base64 import b64decode, b64encode

import pytest

from ledger.errors import LedgerError, PassphraseWrong
from ledger.merkle import KeyMalformed, SigningKey, is_locked, lock_key, unlock_key
from tests.merkle.signers import DESK, OBSERVER

CHEAP = 10
WORDS = "wells and pipes"
COMPOSED, DECOMPOSED = "Çeşme", "C\u0327es\u0327me"
LOCKED = lock_key(DESK, passphrase=WORDS, salt=b"s" * 16, nonce=b"n" * 12, cost=CHEAP)


@pytest.mark.parametrize("key", [DESK, OBSERVER])
@pytest.mark.parametrize("passphrase", ["", "wells", "بئر عميقة", "\ud800", "x" * 1000])
def test_the_passphrase_opens_what_it_locked(key: SigningKey, passphrase: str) -> None:
    text = lock_key(key, passphrase=passphrase, salt=b"s" * 16, nonce=b"n" * 12, cost=CHEAP)

    assert is_locked(text)
    assert unlock_key(text + "\n", passphrase=passphrase) == key
    with pytest.raises(PassphraseWrong):
        unlock_key(text, passphrase=passphrase + "!")


def test_composed_and_decomposed_letters_are_one_passphrase() -> None:
    text = lock_key(DESK, passphrase=COMPOSED, salt=b"s" * 16, nonce=b"n" * 12, cost=CHEAP)

    assert unlock_key(text, passphrase=DECOMPOSED) == DESK


def test_the_name_can_be_read_and_the_secret_cannot() -> None:
    assert LOCKED.startswith(f"LOCKED+KEY+{DESK.name}+{DESK.verifier.key_id.hex()}+")
    sealed = b64decode(LOCKED.split("+", 4)[4])
    assert DESK.seed not in sealed
    assert b"PRIVATE" not in sealed
    assert not is_locked(DESK.private_text)


def test_no_altered_bit_opens() -> None:
    pieces = LOCKED.split("+", 4)
    head, body = "+".join(pieces[:4]), pieces[4]
    data = b64decode(body)
    for place in (0, *range(2, len(data), 5)):
        altered = bytes([*data[:place], data[place] ^ 1, *data[place + 1 :]])
        with pytest.raises(LedgerError):
            unlock_key(f"{head}+{b64encode(altered).decode()}", passphrase=WORDS)
    renamed = LOCKED.replace("desk.example", "disk.example")
    with pytest.raises(PassphraseWrong):
        unlock_key(renamed, passphrase=WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "LOCKED+KEY+",
        "LOCKED+KEY+name+00000000+",
        "LOCKED+KEY+name+00000000+жжж",
        DESK.private_text,
        f"LOCKED+KEY+name+00000000+{b64encode(bytes((1, 40)) + bytes(60)).decode()}",
        f"LOCKED+KEY+name+00000000+{b64encode(bytes((1, 255)) + bytes(60)).decode()}",
        f"LOCKED+KEY+name+00000000+{b64encode(bytes((2, 15)) + bytes(60)).decode()}",
    ],
)
def test_what_is_no_locked_key_is_refused_before_any_work(text: str) -> None:
    with pytest.raises(KeyMalformed):
        unlock_key(text, passphrase=WORDS)
