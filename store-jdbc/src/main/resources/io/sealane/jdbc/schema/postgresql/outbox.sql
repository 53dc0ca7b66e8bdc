-- Events that wait to be published, for PostgreSQL 13 or later. Version 1.
--
-- Rows are only ever added. Which of the four parts a row goes to is decided by its number, 65,536
-- in a row to each, so that a part is emptied as a whole when all of it is sent: no row is deleted,
-- and nothing is left for VACUUM.

CREATE SEQUENCE IF NOT EXISTS {outbox_seq} AS bigint CACHE 1;

CREATE TABLE IF NOT EXISTS {outbox} (
  seq bigint NOT NULL,
  segment smallint NOT NULL,
  topic varchar(64) NOT NULL,
  event_id varchar(128) NOT NULL,
  stored_at bigint NOT NULL,
  head bytea NOT NULL,
  body bytea NOT NULL
) PARTITION BY LIST (segment);

CREATE TABLE IF NOT EXISTS {outbox_0} PARTITION OF {outbox} FOR VALUES IN (0)
  WITH (autovacuum_vacuum_insert_threshold = -1);

CREATE TABLE IF NOT EXISTS {outbox_1} PARTITION OF {outbox} FOR VALUES IN (1)
  WITH (autovacuum_vacuum_insert_threshold = -1);

CREATE TABLE IF NOT EXISTS {outbox_2} PARTITION OF {outbox} FOR VALUES IN (2)
  WITH (autovacuum_vacuum_insert_threshold = -1);

CREATE TABLE IF NOT EXISTS {outbox_3} PARTITION OF {outbox} FOR VALUES IN (3)
  WITH (autovacuum_vacuum_insert_threshold = -1);

CREATE INDEX IF NOT EXISTS {outbox_order} ON {outbox} (topic, seq);

-- One row a topic: who sends, and up to where everything is sent or held.
CREATE TABLE IF NOT EXISTS {outbox_relay} (
  topic varchar(64) PRIMARY KEY,
  seq bigint NOT NULL,
  owner varchar(64) NOT NULL,
  token bigint NOT NULL,
  lease_until bigint NOT NULL
) WITH (fillfactor = 20);

-- One row a key that a failure holds back.
CREATE TABLE IF NOT EXISTS {outbox_lane} (
  topic varchar(64) NOT NULL,
  lane varchar(64) NOT NULL,
  since bigint NOT NULL,
  attempts integer NOT NULL,
  retry_at bigint NOT NULL,
  reason varchar(500) NOT NULL,
  PRIMARY KEY (topic, lane)
);

-- The events of these keys.
CREATE TABLE IF NOT EXISTS {outbox_held} (
  topic varchar(64) NOT NULL,
  lane varchar(64) NOT NULL,
  seq bigint NOT NULL,
  event_id varchar(128) NOT NULL,
  stored_at bigint NOT NULL,
  head bytea NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (topic, lane, seq)
);

CREATE TABLE IF NOT EXISTS {outbox_version} (version integer PRIMARY KEY);

INSERT INTO {outbox_version} (version) VALUES (1) ON CONFLICT DO NOTHING;
