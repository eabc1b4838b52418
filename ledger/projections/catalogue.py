"""The read models, in the order in which they are applied: a later one may read an earlier one."""

from __future__ import annotations

from typing import Final

from ledger.projections.actors import Actors
from ledger.projections.articles import Articles
from ledger.projections.claims import Claims
from ledger.projections.sources import Sources
from ledger.storage.projection import Projection

PROJECTIONS: Final[tuple[Projection, ...]] = (Actors(), Articles(), Sources(), Claims())
