"""An exported log is checked by code that we did not write: Go's `sumdb/tlog` and `sumdb/note`.

Go reads the events out of the export, hashes them, and holds them against the stored tiles, the
signed checkpoint, every proof, and the proofs that it makes itself. `main.go` is our own; the
checking in it is Go's (Debian: golang-go and golang-golang-x-mod-dev).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.api import Ledger, Witness
from ledger.merkle import SigningKey, open_checkpoint, tile_data, tiles_of
from tests.desks import BRIEFING, figure, new_desk, verdict, world

pytestmark = pytest.mark.interop

PROGRAM = Path(__file__).with_name("main.go")
LIBRARIES = Path("/usr/share/gocode")
SOURCES = 620  # enough for two full tiles, a tile above them, and unfinished ones beside both
ABSENT = "Go is needed here: apt-get install golang-go golang-golang-x-mod-dev"


@pytest.fixture(scope="session")
def go(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built. Where it cannot be built the tests fail; they are never skipped."""
    compiler = shutil.which("go")
    if compiler is None or not (LIBRARIES / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        pytest.fail(ABSENT)
    place = tmp_path_factory.mktemp("go")
    settings = {
        "GO111MODULE": "off",
        "GOPATH": str(LIBRARIES),
        "GOCACHE": str(place / "cache"),
        "GOFLAGS": "",
        "CGO_ENABLED": "0",
    }
    subprocess.run(
        [compiler, "build", "-o", str(place / "interop"), str(PROGRAM)],
        env=os.environ | settings,
        check=True,
        timeout=110,
    )
    return place / "interop"


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a stranger gets of a log: export, tiles, checkpoint, proofs, public keys."""
    place = tmp_path_factory.mktemp("exported")
    out = place / "out"
    (out / "proofs").mkdir(parents=True)
    with new_desk(place) as desk:
        sizes = filled(desk)
        note = desk.checkpoint()
        size = open_checkpoint(note=note, vkeys=[desk.identity().vkey]).size
        write_tiles(desk, size, out)
        desk.export("jsonl", out / "desk.jsonl")
        for seq in {0, 1, 5, 254, 255, 256, 257, 511, 512, size - 1, *sizes}:
            text = desk.prove(str(seq), under=note).text
            (out / "proofs" / f"{seq}.tlog-proof").write_text(text)
        growths = [
            {
                "old": old,
                "size": new,
                "hashes": [b64encode(each).decode() for each in desk.prove_growth(old, new)],
            }
            for new in (*sizes, size)
            for old in {1, 2, 3, 255, 256, 257, 300, 512, new - 1, new}
            if old <= new
        ]
        (out / "key.vkey").write_text(desk.identity().vkey + "\n")
    seen = Witness(keys=place / "second", surroundings=world(21)).look(str(place / "desk.db"))
    (out / "growth.json").write_text(json.dumps(growths))
    (out / "checkpoint").write_text(note)
    (out / "cosigned").write_text(seen.note)
    (out / "witness.vkey").write_text(seen.vkey + "\n")
    (key,) = (place / "keys").glob("*/signing.key")
    shutil.copy(key, out / "signing.key")
    return out


def filled(desk: Ledger) -> list[int]:
    """Record articles, decisions and many sources; return the sizes that were signed on the way."""
    sizes = []
    desk.add_article(BRIEFING)
    desk.create_key()
    desk.propose(figure(desk, "41"), verdict())
    for at in range(SOURCES):
        desk.add_source(f"مجلس المياه {at}")
        if at % 200 == 0:
            desk.checkpoint()
            sizes.append(desk.size() - 1)
    return sizes


def write_tiles(desk: Ledger, size: int, out: Path) -> None:
    """Write the tiles of a size from the hashes that the ledger stores."""
    for address in tiles_of(size):
        path = out / address.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(tile_data(address, desk._engine.tree_hashes))


def run(go: Path, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(go), command, str(folder)], capture_output=True, text=True, check=False, timeout=60
    )


def test_go_finds_everything_in_order(go: Path, exported: Path) -> None:
    answer = run(go, "check", exported)

    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    assert found["origin"] == (exported / "checkpoint").read_text().splitlines()[0]
    assert found["size"] == found["events"] > SOURCES
    assert found["proofs"] == len(list((exported / "proofs").iterdir())) > 10
    assert found["growths"] > 30
    assert found["cosigned"] is True
    assert {path.name for path in (exported / "tile").iterdir()} == {"0", "1"}


def flip(path: Path, at: int = -40) -> None:
    data = path.read_bytes()
    place = at % len(data)
    path.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])


def substitute(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a full tile": lambda out: flip(out / "tile/0/001"),
    "an unfinished tile": lambda out: flip(next((out / "tile/0/002.p").iterdir())),
    "a tile above": lambda out: flip(next((out / "tile/1/000.p").iterdir())),
    "an event": lambda out: substitute(out / "desk.jsonl", '"actor":"amal"', '"actor":"boris"'),
    "the checkpoint's size": lambda out: flip(out / "checkpoint", 50),
    "its signature": lambda out: flip(out / "checkpoint", -12),
    "a proof": lambda out: flip(out / "proofs/255.tlog-proof", -300),
    "a proof of growth": lambda out: substitute(out / "growth.json", '"old": 3,', '"old": 4,'),
    "a cosignature": lambda out: flip(out / "cosigned", -20),
    "the log's key": lambda out: flip(out / "key.vkey", -10),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_go_would_have_noticed(damage: str, go: Path, exported: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(exported, out)

    DAMAGES[damage](out)

    answer = run(go, "check", out)
    assert answer.returncode == 1, answer.stdout
    assert answer.stderr.count("\n") == 1


def test_keys_and_notes_mean_the_same_on_both_sides(
    go: Path, exported: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(exported, out)

    answer = run(go, "sign", out)

    assert answer.returncode == 0, answer.stderr
    # Go read our private key and signed byte for byte what we had signed
    assert (out / "resigned").read_bytes() == (out / "checkpoint").read_bytes()
    # and we read Go's keys, and open what it signed
    vkey = (out / "go.vkey").read_text().strip()
    opened = open_checkpoint(note=(out / "go.note").read_bytes(), vkeys=[vkey])
    assert opened.names == ("go.example/desk",)
    assert SigningKey.parse((out / "go.key").read_text()).vkey == vkey
