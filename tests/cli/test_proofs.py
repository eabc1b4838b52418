"""One event is proved to a stranger, who has the file, the public key and nothing else."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from pathlib import Path

import pytest

from tests.cli.command_line import PROPOSAL, CommandLine
from tests.cli.refusals import refused


def vkey_file(desk: CommandLine) -> Path:
    (found,) = (desk.place / "keys").glob("*/log.vkey")
    return found


def vkey(desk: CommandLine) -> str:
    return vkey_file(desk).read_text().strip()


@pytest.fixture
def proof(busy: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The proof of a proposed verdict, on a machine that knows no keys."""
    claim = busy.claim()
    busy.done("propose", claim, *PROPOSAL)
    busy.done("annotate", claim, "ask the board")
    out = busy.place / "verdict.tlog-proof"
    busy.done("prove", claim, "--out", out)
    (busy.place / "key").write_text(vkey(busy) + "\n")
    monkeypatch.setenv("FACTLEDGER_KEYS", str(busy.place / "elsewhere"))
    busy.ledger.rename(busy.place / "moved.db")
    return out


def test_a_stranger_sees_the_latest_decision_on_a_claim(proof: Path, busy: CommandLine) -> None:
    told = busy.done("verify-proof", proof, "--key", busy.place / "key")
    fields = busy.done("verify-proof", proof, "--format", "json", "--key", busy.place / "key").json

    assert told.lines[-1] == "OK"
    assert "only the board says so" in " ".join(told.out.split())
    assert fields["holds"] is True
    assert fields["event"]["type"] == "verdict.proposed"
    assert fields["event"]["actor"] == "amal"
    assert fields["event"]["payload"]["verdict"] == "unproven"
    assert fields["signed_by"] == [fields["origin"]]


def test_the_key_may_be_given_as_its_text(proof: Path, busy: CommandLine) -> None:
    key = (busy.place / "key").read_text().strip()

    assert busy.done("verify-proof", proof, "--key", key).lines[-1] == "OK"


def test_without_a_key_nothing_is_believed(proof: Path, busy: CommandLine) -> None:
    answer = busy("verify-proof", proof)

    refused(answer, 1)
    assert "--key" in answer.err


def test_another_logs_key_and_a_missing_witness_are_refused(
    proof: Path, busy: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTLEDGER_KEYS", str(busy.place / "others"))
    busy.done("-l", busy.place / "other.db", "init")
    (other,) = (busy.place / "others").glob("*/log.vkey")

    refused(busy("verify-proof", proof, "--key", other), 4)
    both = busy("verify-proof", proof, "--key", busy.place / "key", "--key", other)
    refused(both, 4)
    assert "did not sign" in both.err


@pytest.mark.parametrize("key", ["", "x", "a+b+c", "nowhere/key", "PRIVATE+KEY+a+b+c", "x" * 9000])
def test_what_is_no_key_is_refused(key: str, proof: Path, busy: CommandLine) -> None:
    refused(busy("verify-proof", proof, "--key", key), 5)


def test_on_the_desks_own_machine_the_key_is_known(busy: CommandLine) -> None:
    out = busy.place / "p"
    busy.done("prove", "0", "--out", out)

    assert busy.done("verify-proof", out).lines[-1] == "OK"


def test_every_event_can_be_proved_by_its_seq_and_its_id(busy: CommandLine) -> None:
    busy.done("checkpoint")
    events = [json.loads(line) for line in busy.done("log", "--format", "json").lines]
    for event in events:
        for name in (str(event["seq"]), event["id"]):
            out = busy.file("p", busy.done("prove", name).out)
            shown = busy.done("verify-proof", out, "--format", "json").json["event"]
            assert shown == event


def test_what_is_not_signed_yet_is_signed_first(busy: CommandLine) -> None:
    busy.done("annotate", busy.claim(), "later")
    last = busy.size() - 1

    answer = busy.done("prove", str(last))

    assert f"it proves event {last}, claim.annotated" in answer.err
    assert busy.size() == last + 2


def test_articles_and_sources_are_proved_by_their_latest_event(busy: CommandLine) -> None:
    source = busy.done("source", "add", "Water board").out.strip()
    (article,) = busy.done("articles", "--format", "json").json

    for thing, kind in ((source, "source.added"), (article["id"], "article.added")):
        assert kind in busy.done("prove", thing).err


@pytest.mark.parametrize("thing", ["c-000000000000", "a-0000", "s-0000", "4711", "9" * 40, "-", ""])
def test_what_is_not_there_is_not_proved(thing: str, busy: CommandLine) -> None:
    refused(busy("prove", "--", thing), 1)


def parts(proof: Path) -> tuple[str, dict[str, object], str]:
    head, extra, rest = proof.read_text().split("\n", 2)
    return head, json.loads(b64decode(extra.removeprefix("extra "))), rest


def altered(proof: Path, raw: bytes) -> Path:
    head, _, rest = parts(proof)
    out = proof.with_name("altered")
    out.write_text(f"{head}\nextra {b64encode(raw).decode()}\n{rest}")
    return out


def test_another_event_or_payload_beside_the_proof_is_found_out(
    proof: Path, busy: CommandLine
) -> None:
    raw = b64decode(proof.read_text().split("\n")[1].removeprefix("extra "))
    changes = {
        "payload": raw.replace(b"unproven", b"supported"),
        "actor": raw.replace(b'"amal"', b'"amar"'),
        "salt": raw.replace(b'"salt":"', b'"salt":"00'),
        "no salt": raw.replace(b'"salt":"', b'"salt":"xx'),
        "nothing": b"",
        "words": b"good morning",
        "cut": raw[:-9],
        "twice": raw + raw,
    }
    for change, data in changes.items():
        assert data != raw, change
        refused(busy("verify-proof", altered(proof, data), "--key", busy.place / "key"), 4)


def test_the_event_may_come_from_an_export(busy: CommandLine) -> None:
    export = busy.place / "desk.jsonl"
    out = busy.place / "p"
    busy.done("prove", "4", "--out", out)
    busy.done("export", "jsonl", export)
    lines = export.read_bytes().splitlines(keepends=True)
    right, wrong = busy.file("right", lines[1 + 4]), busy.file("wrong", lines[1 + 3])
    bare = b"\n".join(out.read_bytes().split(b"\n")[:1] + out.read_bytes().split(b"\n")[2:])
    alone = busy.file("alone", bare)

    assert busy.done("verify-proof", alone, right).lines[-1] == "OK"
    refused(busy("verify-proof", alone), 5)
    refused(busy("verify-proof", alone, wrong), 4)
    refused(busy("verify-proof", out, wrong), 4)
    refused(busy("verify-proof", out, busy.file("words", "good morning\n")), 5)
    refused(busy("verify-proof", out, busy.place / "nowhere"), 5)


def test_a_bare_envelope_shows_who_and_when_but_not_what(busy: CommandLine) -> None:
    out = busy.place / "p"
    busy.done("prove", "4", "--out", out)
    raw = b64decode(out.read_text().split("\n")[1].removeprefix("extra "))
    envelope = raw[len(b'{"envelope":') : raw.index(b',"leaf":')]

    shown = busy.done("verify-proof", out, busy.file("e", envelope), "--format", "json").json

    assert shown["event"]["payload"] is None
    assert shown["event"]["type"] == "article.added"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", 5),
        (b"\xff\xfe\x00", 4),
        (b"good morning\n", 4),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n\n", 5),
        (b"x" * (5 << 20), 5),
        (None, 5),
    ],
)
def test_a_file_that_is_no_proof_is_one_clear_line(
    content: bytes | None, code: int, busy: CommandLine
) -> None:
    path = busy.place / "nowhere" if content is None else busy.file("odd", content)

    refused(busy("verify-proof", path), code)


def test_no_flipped_byte_of_a_proof_is_believed(busy: CommandLine) -> None:
    out = busy.place / "p"
    busy.done("prove", "4", "--out", out)
    whole = out.read_bytes()

    for place in range(0, len(whole), 37):
        path = busy.file("flipped", whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        answer = busy("verify-proof", path, "--key", vkey_file(busy))
        assert answer.code in {4, 5}, (place, answer)


def test_a_proof_that_cannot_be_written_leaves_nothing(busy: CommandLine) -> None:
    refused(busy("prove", "0", "--out", busy.place / "nowhere" / "p"), 6)
