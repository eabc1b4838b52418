"""What people name is read before anything is recorded, all of it or nothing."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from ledger.errors import Unreadable, Unsupported
from ledger.ingest import inputs
from ledger.ingest.catalogue import READERS, STRUCTURED
from ledger.ingest.inputs import Input, read_inputs


def put(place: Path, raw: bytes | str) -> str:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return str(place)


def test_files_come_in_the_order_named(tmp_path: Path) -> None:
    second = put(tmp_path / "b.txt", "second\r\n")
    first = put(tmp_path / "a", "first")

    assert read_inputs([second, first]) == [
        Input(name=second, text="second\r\n"),
        Input(name=first, text="first"),
    ]


def test_a_folder_gives_its_articles_in_order_without_hidden_ones(tmp_path: Path) -> None:
    put(tmp_path / "z.txt", "z")
    put(tmp_path / "deep" / "er" / "a.TXT", "a")
    put(tmp_path / "m.text", "m")
    put(tmp_path / ".hidden.txt", "no")
    put(tmp_path / ".git" / "notes.txt", "no")
    put(tmp_path / "photo.jpg", b"\0\1")
    put(tmp_path / "n.md", "*n*")
    put(tmp_path / "p.html", "<html><p>41 wells were cleared.</p>")

    read = read_inputs([str(tmp_path)])

    assert [each.text for each in read] == ["a", "m", "n", "41 wells were cleared.", "z"]


def test_a_link_to_an_article_is_read_and_a_loop_of_folders_ends(tmp_path: Path) -> None:
    article = put(tmp_path / "a.txt", "a")
    (tmp_path / "b.txt").symlink_to(article)
    (tmp_path / "again").symlink_to(tmp_path)

    assert [each.text for each in read_inputs([str(tmp_path)])] == ["a", "a"]


def test_one_bad_file_in_a_folder_stops_the_whole(tmp_path: Path) -> None:
    put(tmp_path / "a.txt", "fine")
    bad = put(tmp_path / "b.txt", b"\xff\xfe\xfa")

    with pytest.raises(Unreadable, match=r"b\.txt") as refusal:
        read_inputs([str(tmp_path)])

    assert bad in str(refusal.value)


@pytest.mark.parametrize("raw", ["from a pipe\n", "\ufeffwith a mark"])
def test_a_dash_is_standard_input(raw: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw.encode())))

    assert read_inputs(["-"]) == [Input(name="-", text=raw.removeprefix("\ufeff"))]


def test_standard_input_cannot_be_read_twice() -> None:
    with pytest.raises(Unreadable, match="named twice"):
        read_inputs(["-", "-"])


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    put(tmp_path / "photo.jpg", b"\0")

    with pytest.raises(Unreadable, match="no articles in it") as refusal:
        read_inputs([str(tmp_path)])

    assert ".txt" in refusal.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"gone\.txt: there is no such file"):
        read_inputs([str(tmp_path / "gone.txt")])


def test_what_may_not_be_read_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The superuser reads everything, so the system's answer is put in its place.
    closed = put(tmp_path / "closed.txt", "text")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(Unreadable, match=r"closed\.txt: permission denied"):
        read_inputs([closed])


def test_a_name_that_no_file_can_have_is_refused() -> None:
    with pytest.raises(Unreadable, match="no file can have that name"):
        read_inputs(["a\0b"])


def test_a_name_that_is_no_utf_8_can_still_be_recorded(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text("café")

    (read,) = read_inputs([os.fsdecode(name)])

    assert read.name.encode("utf-8").endswith("caf\ufffd.txt".encode())


@pytest.mark.parametrize("suffix", [".DOC", ".docx", ".csv", ".warc", ".pdf"])
def test_a_kind_with_a_structure_of_its_own_is_not_taken_for_plain_text(
    suffix: str, tmp_path: Path
) -> None:
    file = put(tmp_path / f"article{suffix}", "some readable words")

    with pytest.raises(Unsupported) as refusal:
        read_inputs([file])

    assert refusal.value.exit_code == 2
    assert "plain text" in refusal.value.hint


def test_a_page_is_known_by_its_beginning_whatever_its_name(tmp_path: Path) -> None:
    for name in ("saved.txt", "saved", "saved.md"):
        file = put(tmp_path / name, "<!DOCTYPE html>\n<p>41 <b>wells</b> were cleared.</p>")

        assert read_inputs([file])[0].text == "41 wells were cleared."


def test_an_article_says_in_which_encoding_it_came(tmp_path: Path) -> None:
    page = '<!DOCTYPE html><meta charset="windows-1254"><p>Dün 41 kuyu daha açıldı.</p>'
    file = put(tmp_path / "page.html", page.encode("cp1254"))

    (read,) = read_inputs([file])

    assert (read.text, read.encoding) == ("Dün 41 kuyu daha açıldı.", "Windows-1254")


def test_articles_of_one_file_are_told_apart(tmp_path: Path) -> None:
    file = put(tmp_path / "feed.jsonl", '{"text": "41 wells"}\n{"text": "12 wells"}\n')

    assert [each.name for each in read_inputs([file])] == [f"{file}:1", f"{file}:2"]


def test_binary_is_binary_whatever_its_name_says(tmp_path: Path) -> None:
    for name in ("scan.pdf", "scan.txt", "scan"):
        with pytest.raises(Unreadable, match="binary"):
            read_inputs([put(tmp_path / name, b"%PDF-1.7\0\1\2")])


def test_an_address_is_not_taken_for_a_file() -> None:
    with pytest.raises(Unsupported, match="https://news"):
        read_inputs(["https://news.example/a"])


def test_what_has_no_end_is_not_read_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 1 << 20)

    with pytest.raises(Unreadable, match="larger than 1 MiB"):
        read_inputs([put(tmp_path / "a.txt", b"a" * ((1 << 20) + 1))])
    assert len(read_inputs([put(tmp_path / "a.txt", b"a" * (1 << 20))])[0].text) == 1 << 20


def test_no_kind_is_both_read_and_refused() -> None:
    assert not {suffix for reader in READERS for suffix in reader.suffixes} & STRUCTURED
