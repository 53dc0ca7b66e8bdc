-- Events that wait to be published, for H2 2 or later. Version 1.

-- The last number that was given: its row serialises appends from publish to commit, so that
-- numbers become visible in their order.
CREATE TABLE IF NOT EXISTS {outbox_seq} (
  id INTEGER PRIMARY KEY,
  last_seq BIGINT NOT NULL
);

MERGE INTO {outbox_seq} AS t USING (VALUES (0)) AS v (id) ON t.id = v.id
  WHEN NOT MATCHED THEN INSERT (id, last_seq) VALUES (0, 0);

CREATE TABLE IF NOT EXISTS {outbox} (
  seq BIGINT NOT NULL,
  topic VARCHAR(64) NOT NULL,
  event_id VARCHAR(128) NOT NULL,
  stored_at BIGINT NOT NULL,
  head BINARY LARGE OBJECT NOT NULL,
  body BINARY LARGE OBJECT NOT NULL,
  PRIMARY KEY (topic, seq)
);

-- One row a topic: who sends, and up to where everything is sent or held.
CREATE TABLE IF NOT EXISTS {outbox_relay} (
  topic VARCHAR(64) PRIMARY KEY,
  seq BIGINT NOT NULL,
  owner VARCHAR(64) NOT NULL,
  token BIGINT NOT NULL,
  lease_until BIGINT NOT NULL
);

-- One row a key that a failure holds back.
CREATE TABLE IF NOT EXISTS {outbox_lane} (
  topic VARCHAR(64) NOT NULL,
  lane VARCHAR(64) NOT NULL,
  since BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  retry_at BIGINT NOT NULL,
  reason VARCHAR(500) NOT NULL,
  PRIMARY KEY (topic, lane)
);

-- The events of these keys.
CREATE TABLE IF NOT EXISTS {outbox_held} (
  topic VARCHAR(64) NOT NULL,
  lane VARCHAR(64) NOT NULL,
  seq BIGINT NOT NULL,
  event_id VARCHAR(128) NOT NULL,
  stored_at BIGINT NOT NULL,
  head BINARY LARGE OBJECT NOT NULL,
  body BINARY LARGE OBJECT NOT NULL,
  PRIMARY KEY (topic, lane, seq)
);

CREATE TABLE IF NOT EXISTS {outbox_version} (version INTEGER PRIMARY KEY);

MERGE INTO {outbox_version} AS t USING (VALUES (1)) AS v (version) ON t.version = v.version
  WHEN NOT MATCHED THEN INSERT (version) VALUES (1);
