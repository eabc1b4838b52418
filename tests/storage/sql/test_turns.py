"""The line in which the writers of one process wait."""

from __future__ import annotations

import threading
import time

from ledger.storage.sql.turns import Turns


def test_turns_come_in_the_order_of_asking() -> None:
    turns, served = Turns(), list[int]()
    assert turns.take(0)

    def wait(number: int) -> None:
        assert turns.take(10)
        served.append(number)
        turns.give()

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(8)]
    for place, thread in enumerate(threads, 1):
        thread.start()
        while len(turns._waiting) < place:  # until it stands in line
            time.sleep(0.001)
    turns.give()
    for thread in threads:
        thread.join()
    assert served == list(range(8))
    assert turns.take(0)


def test_who_gives_up_does_not_hold_up_the_line() -> None:
    turns = Turns()
    assert turns.take(0)
    assert not turns.take(0.01)
    turns.give()
    assert turns.take(0)
    turns.give()


def test_many_impatient_ones_never_lose_the_turn() -> None:
    turns, inside, worst = Turns(), [0], [0]

    def hurry() -> None:
        for _ in range(200):
            if turns.take(0.0002):
                inside[0] += 1
                worst[0] = max(worst[0], inside[0])
                inside[0] -= 1
                turns.give()

    threads = [threading.Thread(target=hurry) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert worst == [1]
    assert turns.take(0)
