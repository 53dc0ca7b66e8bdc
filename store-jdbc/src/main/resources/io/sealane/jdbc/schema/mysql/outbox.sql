-- Events that wait to be published, for MySQL 8 or later and MariaDB 10.6 or later. Version 1.

-- The last number that was given: its row serialises appends from publish to commit, so that
-- numbers become visible in their order.
CREATE TABLE IF NOT EXISTS {outbox_seq} (
  id TINYINT NOT NULL PRIMARY KEY,
  last_seq BIGINT NOT NULL
) ENGINE = InnoDB;

INSERT IGNORE INTO {outbox_seq} (id, last_seq) VALUES (0, 0);

CREATE TABLE IF NOT EXISTS {outbox} (
  seq BIGINT NOT NULL,
  topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stored_at BIGINT NOT NULL,
  head LONGBLOB NOT NULL,
  body LONGBLOB NOT NULL,
  PRIMARY KEY (topic, seq)
) ENGINE = InnoDB;

-- One row a topic: who sends, and up to where everything is sent or held.
CREATE TABLE IF NOT EXISTS {outbox_relay} (
  topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  owner VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  token BIGINT NOT NULL,
  lease_until BIGINT NOT NULL
) ENGINE = InnoDB;

-- One row a key that a failure holds back.
CREATE TABLE IF NOT EXISTS {outbox_lane} (
  topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  retry_at BIGINT NOT NULL,
  reason VARCHAR(500) CHARACTER SET utf8mb4 NOT NULL,
  PRIMARY KEY (topic, lane)
) ENGINE = InnoDB;

-- The events of these keys.
CREATE TABLE IF NOT EXISTS {outbox_held} (
  topic VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lane VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  seq BIGINT NOT NULL,
  event_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stored_at BIGINT NOT NULL,
  head LONGBLOB NOT NULL,
  body LONGBLOB NOT NULL,
  PRIMARY KEY (topic, lane, seq)
) ENGINE = InnoDB;

CREATE TABLE IF NOT EXISTS {outbox_version} (version INTEGER NOT NULL PRIMARY KEY) ENGINE = InnoDB;

INSERT IGNORE INTO {outbox_version} (version) VALUES (1);
