"""Threads that ask at the same time are served in one commit."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from ledger.storage.group_commit import MOST, GroupCommit, Request


class Desk:
    """Doubles numbers, one group at a time; the first group waits until it may go on."""

    def __init__(self) -> None:
        self.groups = list[list[int]]()
        self.entered, self.may_go_on = threading.Event(), threading.Event()
        self.refuses = False

    def commit(self, group: Sequence[Request[int, int]]) -> None:
        self.groups.append([request.asked for request in group])
        self.entered.set()
        assert self.may_go_on.wait(10)
        if self.refuses:
            raise OSError("the disk is full")
        for request in group:
            request.answer = 2 * request.asked


def ask_many(queue: GroupCommit[int, int], numbers: Sequence[int]) -> dict[int, object]:
    answers: dict[int, object] = {}

    def ask(number: int) -> None:
        try:
            answers[number] = queue.submit(number)
        except OSError as error:
            answers[number] = str(error)

    threads = [threading.Thread(target=ask, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    return answers


def test_who_comes_while_one_writes_goes_together() -> None:
    # Given a first that is being committed, and nine that come meanwhile
    desk = Desk()
    queue: GroupCommit[int, int] = GroupCommit(desk.commit)
    first = threading.Thread(target=queue.submit, args=(100,))
    first.start()
    assert desk.entered.wait(10)

    def let_go() -> None:
        while len(queue._waiting) < 9:
            pass
        desk.may_go_on.set()

    releasing = threading.Thread(target=let_go)
    releasing.start()
    answers = ask_many(queue, range(9))
    releasing.join()
    first.join()

    # Then each has its own answer, after two commits
    assert answers == {number: 2 * number for number in range(9)}
    assert desk.groups[0] == [100]
    assert sorted(desk.groups[1]) == list(range(9))
    assert len(desk.groups) == 2


def test_no_group_is_endless() -> None:
    desk = Desk()
    desk.may_go_on.set()
    queue: GroupCommit[int, int] = GroupCommit(desk.commit)

    answers = ask_many(queue, range(200))

    assert answers == {number: 2 * number for number in range(200)}
    assert max(map(len, desk.groups)) <= MOST
    assert sorted(number for group in desk.groups for number in group) == list(range(200))


def test_what_fails_fails_for_the_group_and_the_next_one_is_served() -> None:
    desk = Desk()
    desk.may_go_on.set()
    desk.refuses = True
    queue: GroupCommit[int, int] = GroupCommit(desk.commit)

    assert set(ask_many(queue, range(20)).values()) == {"the disk is full"}

    desk.refuses = False
    assert queue.submit(4) == 8


def test_an_unanswered_request_is_an_error_not_a_none() -> None:
    queue: GroupCommit[int, int] = GroupCommit(lambda group: None)

    with pytest.raises(RuntimeError, match="without an answer"):
        queue.submit(1)
