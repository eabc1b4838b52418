"""Numbers as people write them: a second hand beside num2words, with every real spelling.

A writer takes the number and a `Pick`, which chooses among spellings that mean the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Pick = Callable[[Sequence[str]], str]
