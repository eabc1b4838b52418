// Checks an exported log with code that the project did not write: Go's sumdb/note and sumdb/tlog.
//
//	interop check FOLDER   the checkpoint, every tile, every event, every proof
//	interop sign FOLDER    the log's own key signs the same text, and a key made here another one
//
// The folder holds key.vkey, checkpoint, desk.jsonl, tile/, proofs/*.tlog-proof, growth.json, and for
// "sign" signing.key. Exit code 1 and one line on standard error say what does not hold.
package main

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

func main() {
	if len(os.Args) != 3 {
		fail("usage: interop check|sign FOLDER")
	}
	folder := folder(os.Args[2])
	switch os.Args[1] {
	case "check":
		folder.check()
	case "sign":
		folder.sign()
	default:
		fail("unknown command %q", os.Args[1])
	}
}

// ---- checking -------------------------------------------------------------------------------

func (f folder) check() {
	head := parseHead(f.open("checkpoint").Text)
	tree := tlog.Tree{N: head.size, Hash: head.root}
	reader := tlog.TileHashReader(tree, tiles{f})

	root, err := tlog.TreeHash(tree.N, reader)
	must(err, "the tiles")
	if root != tree.Hash {
		fail("the tiles lead to %v, the checkpoint says %v", root, tree.Hash)
	}
	events := f.events(tree.N)
	for seq, event := range events {
		stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, int64(seq))})
		must(err, fmt.Sprintf("leaf %d", seq))
		if stored[0] != tlog.RecordHash(event) {
			fail("event %d is not what its leaf says", seq)
		}
	}
	proofs := f.checkProofs(events, reader)
	growths := f.checkGrowth(tree, reader)
	cosigned := f.checkCosignature()
	fmt.Printf(
		`{"origin":%q,"size":%d,"events":%d,"proofs":%d,"growths":%d,"cosigned":%t}`+"\n",
		head.origin, tree.N, len(events), proofs, growths, cosigned,
	)
}

// checkProofs holds every offline proof against the events of the export, and makes the same proofs
// anew from the tiles: both sides must come to the same hashes.
func (f folder) checkProofs(events [][]byte, reader tlog.HashReader) int {
	paths, err := filepath.Glob(f.path("proofs/*.tlog-proof"))
	must(err, "the proofs")
	for _, path := range paths {
		name := "proofs/" + filepath.Base(path)
		index, hashes, signed := parseProof(name, f.read(name))
		opened, err := note.Open(signed, f.verifiers())
		must(err, name)
		head := parseHead(opened.Text)
		if index >= int64(len(events)) {
			fail("%s is about event %d, which was not exported", name, index)
		}
		leaf := tlog.RecordHash(events[index])
		must(tlog.CheckRecord(hashes, head.size, head.root, index, leaf), name)
		own, err := tlog.ProveRecord(head.size, index, reader)
		must(err, name)
		sameHashes(name, own, hashes)
	}
	return len(paths)
}

type growth struct {
	Old    int64    `json:"old"`
	Size   int64    `json:"size"`
	Hashes []string `json:"hashes"`
}

func (f folder) checkGrowth(tree tlog.Tree, reader tlog.HashReader) int {
	var all []growth
	must(json.Unmarshal(f.read("growth.json"), &all), "growth.json")
	for _, each := range all {
		name := fmt.Sprintf("the growth from %d to %d", each.Old, each.Size)
		hashes := make([]tlog.Hash, len(each.Hashes))
		for at, text := range each.Hashes {
			hashes[at] = parseHash(name, text)
		}
		before, err := tlog.TreeHash(each.Old, reader)
		must(err, name)
		after, err := tlog.TreeHash(each.Size, reader)
		must(err, name)
		must(tlog.CheckTree(hashes, each.Size, after, each.Old, before), name)
		own, err := tlog.ProveTree(each.Size, each.Old, reader)
		must(err, name)
		sameHashes(name, own, hashes)
	}
	return len(all)
}

// checkCosignature opens the note that a witness has cosigned, if there is one.
func (f folder) checkCosignature() bool {
	if _, err := os.Stat(f.path("cosigned")); os.IsNotExist(err) {
		return false
	}
	witness := parseWitness(strings.TrimSpace(string(f.read("witness.vkey"))))
	opened, err := note.Open(f.read("cosigned"), note.VerifierList(witness, f.verifier()))
	must(err, "cosigned")
	if len(opened.Sigs) != 2 {
		fail("cosigned: %d known signatures instead of two", len(opened.Sigs))
	}
	return true
}

// ---- signing --------------------------------------------------------------------------------

// sign shows that keys and notes are the same on both sides. It writes go.note, which a key made here
// has signed, go.vkey, and resigned, the checkpoint's text signed with the log's own key.
func (f folder) sign() {
	text := f.open("checkpoint").Text
	own, err := note.NewSigner(strings.TrimSpace(string(f.read("signing.key"))))
	must(err, "signing.key")
	resigned, err := note.Sign(&note.Note{Text: text}, own)
	must(err, "signing")
	f.write("resigned", resigned)

	secret, public, err := note.GenerateKey(rand.Reader, "go.example/desk")
	must(err, "a new key")
	signer, err := note.NewSigner(secret)
	must(err, "a new key")
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	must(err, "signing")
	f.write("go.note", signed)
	f.write("go.vkey", []byte(public+"\n"))
	f.write("go.key", []byte(secret+"\n"))
}

// ---- the folder -----------------------------------------------------------------------------

type folder string

func (f folder) path(name string) string { return filepath.Join(string(f), name) }

func (f folder) read(name string) []byte {
	data, err := os.ReadFile(f.path(name))
	must(err, name)
	return data
}

func (f folder) write(name string, data []byte) {
	must(os.WriteFile(f.path(name), data, 0o600), name)
}

func (f folder) verifier() note.Verifier {
	verifier, err := note.NewVerifier(strings.TrimSpace(string(f.read("key.vkey"))))
	must(err, "key.vkey")
	return verifier
}

func (f folder) verifiers() note.Verifiers { return note.VerifierList(f.verifier()) }

func (f folder) open(name string) *note.Note {
	opened, err := note.Open(f.read(name), f.verifiers())
	must(err, name)
	return opened
}

// events returns the bytes of the first envelopes of the export, exactly as they stand in it.
func (f folder) events(count int64) [][]byte {
	file, err := os.Open(f.path("desk.jsonl"))
	must(err, "desk.jsonl")
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 8<<20)
	lines.Scan() // the heading
	var events [][]byte
	for int64(len(events)) < count && lines.Scan() {
		var line struct{ Envelope json.RawMessage }
		must(json.Unmarshal(lines.Bytes(), &line), fmt.Sprintf("line %d", len(events)+2))
		events = append(events, append([]byte(nil), line.Envelope...))
	}
	must(lines.Err(), "desk.jsonl")
	if int64(len(events)) != count {
		fail("the export has %d events, the checkpoint covers %d", len(events), count)
	}
	return events
}

// tiles reads tiles from the folder, where they lie as c2sp.org/tlog-tiles says. The paths of
// sumdb name the height of tiles too.
type tiles struct{ folder }

func (t tiles) Height() int { return tileHeight }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight), "tile/", 1)
		data, err := os.ReadFile(t.path(path))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// ---- texts ----------------------------------------------------------------------------------

type head struct {
	origin string
	size   int64
	root   tlog.Hash
}

func parseHead(text string) head {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		fail("a checkpoint has %d lines", len(lines)-1)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err, "a checkpoint's size")
	return head{lines[0], size, parseHash("a checkpoint's root", lines[2])}
}

func parseProof(name string, data []byte) (int64, []tlog.Hash, []byte) {
	text, signed, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(text), "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("%s is no proof", name)
	}
	lines = lines[1:]
	if strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	must(err, name)
	hashes := []tlog.Hash{}
	for _, line := range lines[1:] {
		hashes = append(hashes, parseHash(name, line))
	}
	return index, hashes, signed
}

func parseHash(what, text string) tlog.Hash {
	hash, err := tlog.ParseHash(text)
	must(err, what)
	return hash
}

func sameHashes(what string, own, theirs []tlog.Hash) {
	if len(own) != len(theirs) {
		fail("%s: %d hashes instead of %d", what, len(theirs), len(own))
	}
	for at := range own {
		if own[at] != theirs[at] {
			fail("%s: hash %d differs", what, at)
		}
	}
}

// witness is a verifier of timestamped cosignatures, as c2sp.org/tlog-cosignature describes them;
// sumdb/note leaves such kinds of signature to others.
type witness struct {
	name   string
	hash   uint32
	public ed25519.PublicKey
}

func parseWitness(vkey string) witness {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		fail("witness.vkey is no key")
	}
	data, err := base64.StdEncoding.DecodeString(parts[2])
	must(err, "witness.vkey")
	if len(data) != 1+ed25519.PublicKeySize || data[0] != 4 {
		fail("witness.vkey is not of kind 4")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), data...))
	hash := binary.BigEndian.Uint32(sum[:4])
	if fmt.Sprintf("%08x", hash) != parts[1] {
		fail("witness.vkey has another id than it should")
	}
	return witness{parts[0], hash, data[1:]}
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }

func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	seconds := binary.BigEndian.Uint64(signature[:8])
	message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", seconds, text)
	return ed25519.Verify(w.public, []byte(message), signature[8:])
}

func must(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

func fail(form string, values ...any) {
	fmt.Fprintf(os.Stderr, form+"\n", values...)
	os.Exit(1)
}
