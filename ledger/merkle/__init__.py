"""The log's evidence: a Merkle tree over its entries, proofs about it, signed statements of it.

Pure: plain values in, plain values out; no files, no clock, no database. A stranger who holds an
exported log needs only this package (or any other implementation of RFC 9162 and of
c2sp.org/tlog-checkpoint) to check it.

For anyone who checks:

* `verify_inclusion`, `verify_consistency`   proofs against roots          (proof_check)
* `open_checkpoint`                          a signed size and root        (checkpoint)
* `OfflineProof`                             one entry's proof as a text   (offline_proof)

For whoever keeps a log:

* `leaf_hash`, `node_hash`                   the two hashes                (hashing)
* `Frontier`                                 the right edge, O(log n)      (tree)
* `grow`, `Builder`                          appends and the tiles filled  (growth)
* `Tile`, `tile_path`, `tiles_of`            where hashes are kept         (tiles)
* `nodes_in`, `frontier_at`                  any past size from tiles      (tiles)
* `inclusion_proof`, `consistency_proof`     making proofs                 (proofs)
* `SigningKey`, `VerifierKey`                Ed25519 keys with names       (keys)
* `sign_note`, `add_signature`, `open_note`  any signed text               (signed_note)
* `Checkpoint`, `sign_checkpoint`            the log's own statement       (checkpoint)
* `cosign_checkpoint`                        a witness's statement         (cosignature)
* `lock_key`, `unlock_key`, `is_locked`      keys under a passphrase       (locked_key)

What does not hold raises a subclass of IntegrityBroken: TreeBroken, ProofInvalid (of which
RootMismatch), NoteMalformed (of which CheckpointMalformed), SignatureInvalid, KeyMalformed.
"""

from ledger.errors import (
    CheckpointMalformed,
    KeyMalformed,
    NoteMalformed,
    ProofInvalid,
    RootMismatch,
    SignatureInvalid,
    TreeBroken,
)
from ledger.merkle.checkpoint import (
    Checkpoint,
    OpenedCheckpoint,
    open_checkpoint,
    read_unverified_checkpoint,
    sign_checkpoint,
)
from ledger.merkle.cosignature import cosign_checkpoint
from ledger.merkle.growth import Builder, Growth, grow
from ledger.merkle.hashing import EMPTY_ROOT, HASH_SIZE, MAX_SIZE, leaf_hash, node_hash
from ledger.merkle.keys import COSIGNATURE, ED25519, SigningKey, VerifierKey
from ledger.merkle.locked_key import is_locked, lock_key, unlock_key
from ledger.merkle.offline_proof import OfflineProof
from ledger.merkle.proof_check import verify_consistency, verify_inclusion
from ledger.merkle.proofs import consistency_proof, inclusion_proof
from ledger.merkle.signed_note import (
    Note,
    OpenedNote,
    SignatureLine,
    add_signature,
    open_note,
    parse_note,
    sign_note,
)
from ledger.merkle.tiles import (
    TILE_HEIGHT,
    TILE_WIDTH,
    ReadHashes,
    ReadNode,
    Tile,
    TileAddress,
    frontier_at,
    hashes_in_full_tiles,
    hashes_in_tiles,
    nodes_in,
    tile_data,
    tile_path,
    tile_root,
    tiles_of,
)
from ledger.merkle.tree import Frontier

__all__ = [
    "COSIGNATURE",
    "ED25519",
    "EMPTY_ROOT",
    "HASH_SIZE",
    "MAX_SIZE",
    "TILE_HEIGHT",
    "TILE_WIDTH",
    "Builder",
    "Checkpoint",
    "CheckpointMalformed",
    "Frontier",
    "Growth",
    "KeyMalformed",
    "Note",
    "NoteMalformed",
    "OfflineProof",
    "OpenedCheckpoint",
    "OpenedNote",
    "ProofInvalid",
    "ReadHashes",
    "ReadNode",
    "RootMismatch",
    "SignatureInvalid",
    "SignatureLine",
    "SigningKey",
    "Tile",
    "TileAddress",
    "TreeBroken",
    "VerifierKey",
    "add_signature",
    "consistency_proof",
    "cosign_checkpoint",
    "frontier_at",
    "grow",
    "hashes_in_full_tiles",
    "hashes_in_tiles",
    "inclusion_proof",
    "is_locked",
    "leaf_hash",
    "lock_key",
    "node_hash",
    "nodes_in",
    "open_checkpoint",
    "open_note",
    "parse_note",
    "read_unverified_checkpoint",
    "sign_checkpoint",
    "sign_note",
    "tile_data",
    "tile_path",
    "tile_root",
    "tiles_of",
    "unlock_key",
    "verify_consistency",
    "verify_inclusion",
]
