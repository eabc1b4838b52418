CREATE TABLE actors (
	log_id INTEGER NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	seq BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	registered_at TEXT COLLATE "C" NOT NULL, 
	PRIMARY KEY (log_id, id)
);
CREATE TABLE articles (
	log_id INTEGER NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	seq BIGINT NOT NULL, 
	sha256 TEXT COLLATE "C" NOT NULL, 
	title TEXT COLLATE "C" NOT NULL, 
	lang TEXT COLLATE "C" NOT NULL, 
	length BIGINT NOT NULL, 
	added_at TEXT COLLATE "C" NOT NULL, 
	added_by TEXT COLLATE "C" NOT NULL, 
	input TEXT COLLATE "C", 
	url TEXT COLLATE "C", 
	publisher TEXT COLLATE "C", 
	published_on TEXT COLLATE "C", 
	PRIMARY KEY (log_id, id)
);
CREATE UNIQUE INDEX articles_by_seq ON articles (log_id, seq);
CREATE TABLE blobs (
	log_id INTEGER NOT NULL, 
	sha256 TEXT COLLATE "C" NOT NULL, 
	body BYTEA NOT NULL, 
	PRIMARY KEY (log_id, sha256)
);
CREATE TABLE checkpoints (
	log_id INTEGER NOT NULL, 
	size BIGINT NOT NULL, 
	note TEXT COLLATE "C" NOT NULL, 
	PRIMARY KEY (log_id, size, note)
);
CREATE TABLE claim_counts (
	log_id INTEGER NOT NULL, 
	field TEXT COLLATE "C" NOT NULL, 
	value TEXT COLLATE "C" NOT NULL, 
	claims BIGINT NOT NULL, 
	PRIMARY KEY (log_id, field, value)
);
CREATE TABLE claims (
	log_id INTEGER NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	seq BIGINT NOT NULL, 
	version BIGINT NOT NULL, 
	article TEXT COLLATE "C" NOT NULL, 
	lang TEXT COLLATE "C" NOT NULL, 
	status TEXT COLLATE "C" NOT NULL, 
	revision BIGINT NOT NULL, 
	kind TEXT COLLATE "C" NOT NULL, 
	text TEXT COLLATE "C" NOT NULL, 
	start BIGINT NOT NULL, 
	"end" BIGINT NOT NULL, 
	said_on TEXT COLLATE "C" NOT NULL, 
	created_at TEXT COLLATE "C" NOT NULL, 
	updated_at TEXT COLLATE "C" NOT NULL, 
	search TEXT COLLATE "C" NOT NULL, 
	publisher TEXT COLLATE "C", 
	speaker TEXT COLLATE "C", 
	via TEXT COLLATE "C", 
	quoted INTEGER NOT NULL, 
	negated INTEGER NOT NULL, 
	score TEXT COLLATE "C", 
	quantity BYTEA, 
	attribution TEXT COLLATE "C", 
	verdict TEXT COLLATE "C", 
	corroboration TEXT COLLATE "C", 
	confidence TEXT COLLATE "C", 
	proposer TEXT COLLATE "C", 
	assignee TEXT COLLATE "C", 
	flags TEXT COLLATE "C" NOT NULL, 
	publisher_folded TEXT COLLATE "C", 
	speaker_folded TEXT COLLATE "C", 
	counted_folded TEXT COLLATE "C", 
	unit TEXT COLLATE "C", 
	low_key TEXT COLLATE "C", 
	high_key TEXT COLLATE "C", 
	PRIMARY KEY (log_id, id)
);
CREATE INDEX claims_by_article ON claims (log_id, article, seq);
CREATE INDEX claims_by_assignee ON claims (log_id, assignee, seq);
CREATE INDEX claims_by_lang ON claims (log_id, lang, seq);
CREATE UNIQUE INDEX claims_by_seq ON claims (log_id, seq);
CREATE INDEX claims_by_status ON claims (log_id, status, seq);
CREATE INDEX claims_by_unit ON claims (log_id, unit, seq);
CREATE INDEX claims_by_verdict ON claims (log_id, verdict, seq);
CREATE TABLE events (
	log_id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	event_id TEXT COLLATE "C" NOT NULL, 
	stream TEXT COLLATE "C" NOT NULL, 
	version BIGINT NOT NULL, 
	type TEXT COLLATE "C" NOT NULL, 
	actor TEXT COLLATE "C" NOT NULL, 
	recorded_at TEXT COLLATE "C" NOT NULL, 
	envelope BYTEA NOT NULL, 
	leaf BYTEA NOT NULL, 
	PRIMARY KEY (log_id, seq)
);
CREATE INDEX events_by_actor ON events (log_id, actor, seq);
CREATE UNIQUE INDEX events_by_id ON events (log_id, event_id);
CREATE UNIQUE INDEX events_by_stream ON events (log_id, stream, version);
CREATE TABLE log_head (
	log_id INTEGER NOT NULL, 
	log TEXT COLLATE "C" NOT NULL, 
	size BIGINT NOT NULL, 
	frontier BYTEA NOT NULL, 
	root BYTEA NOT NULL, 
	updated_at TEXT COLLATE "C" NOT NULL, 
	PRIMARY KEY (log_id)
);
CREATE UNIQUE INDEX log_head_by_log ON log_head (log);
CREATE TABLE payloads (
	log_id INTEGER NOT NULL, 
	seq BIGINT NOT NULL, 
	salt BYTEA NOT NULL, 
	body BYTEA, 
	PRIMARY KEY (log_id, seq)
);
CREATE TABLE projections (
	log_id INTEGER NOT NULL, 
	name TEXT COLLATE "C" NOT NULL, 
	version INTEGER NOT NULL, 
	position BIGINT NOT NULL, 
	PRIMARY KEY (log_id, name)
);
CREATE TABLE sources (
	log_id INTEGER NOT NULL, 
	id TEXT COLLATE "C" NOT NULL, 
	seq BIGINT NOT NULL, 
	title TEXT COLLATE "C" NOT NULL, 
	tier TEXT COLLATE "C" NOT NULL, 
	added_at TEXT COLLATE "C" NOT NULL, 
	added_by TEXT COLLATE "C" NOT NULL, 
	url TEXT COLLATE "C", 
	publisher TEXT COLLATE "C", 
	independence_group TEXT COLLATE "C", 
	PRIMARY KEY (log_id, id)
);
CREATE UNIQUE INDEX sources_by_seq ON sources (log_id, seq);
CREATE TABLE tiles (
	log_id INTEGER NOT NULL, 
	level INTEGER NOT NULL, 
	n BIGINT NOT NULL, 
	hashes BYTEA NOT NULL, 
	root BYTEA NOT NULL, 
	PRIMARY KEY (log_id, level, n)
);
CREATE TABLE claim_words (seq bigint PRIMARY KEY, words tsvector NOT NULL);
CREATE INDEX claim_words_by_word ON claim_words USING gin (words);
CREATE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'FL001'; END $$;
CREATE FUNCTION event_fits() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
IF NEW.seq <> coalesce((SELECT max(seq) + 1 FROM events WHERE log_id = NEW.log_id), 0)
    THEN RAISE EXCEPTION 'events are numbered without gaps' USING ERRCODE = 'FL001'; END IF;
IF NEW.version <> coalesce(
    (SELECT max(version) + 1 FROM events WHERE log_id = NEW.log_id AND stream = NEW.stream), 1)
    THEN RAISE EXCEPTION 'versions of a stream are numbered without gaps'
        USING ERRCODE = 'FL001'; END IF;
RETURN NEW; END $$;
CREATE TRIGGER events_no_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION ledger_refuses('events are append-only');
CREATE TRIGGER events_no_truncate BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('events are append-only');
CREATE TRIGGER payloads_no_change BEFORE UPDATE OR DELETE ON payloads FOR EACH ROW EXECUTE FUNCTION ledger_refuses('payloads are append-only');
CREATE TRIGGER payloads_no_truncate BEFORE TRUNCATE ON payloads FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('payloads are append-only');
CREATE TRIGGER tiles_no_change BEFORE UPDATE OR DELETE ON tiles FOR EACH ROW EXECUTE FUNCTION ledger_refuses('tiles are append-only');
CREATE TRIGGER tiles_no_truncate BEFORE TRUNCATE ON tiles FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('tiles are append-only');
CREATE TRIGGER checkpoints_no_change BEFORE UPDATE OR DELETE ON checkpoints FOR EACH ROW EXECUTE FUNCTION ledger_refuses('checkpoints are append-only');
CREATE TRIGGER checkpoints_no_truncate BEFORE TRUNCATE ON checkpoints FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('checkpoints are append-only');
CREATE TRIGGER blobs_no_change BEFORE UPDATE OR DELETE ON blobs FOR EACH ROW EXECUTE FUNCTION ledger_refuses('blobs are append-only');
CREATE TRIGGER blobs_no_truncate BEFORE TRUNCATE ON blobs FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('blobs are append-only');
CREATE TRIGGER events_fit BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION event_fits();
CREATE TRIGGER log_head_no_delete BEFORE DELETE ON log_head FOR EACH ROW EXECUTE FUNCTION ledger_refuses('the head of a log stays');
CREATE TRIGGER log_head_no_truncate BEFORE TRUNCATE ON log_head FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses('the head of a log stays');
CREATE TRIGGER log_head_keeps_growing BEFORE UPDATE ON log_head FOR EACH ROW WHEN (NEW.size < OLD.size OR NEW.log_id <> OLD.log_id OR NEW.log <> OLD.log) EXECUTE FUNCTION ledger_refuses('the log only grows')
