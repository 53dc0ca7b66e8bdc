-- Sealane's inbox, version 1: a mark for each event that a subscription has handled.
-- {name} stands for the table's name with the prefix, quoted.
-- The index is for removing old marks; handled_at is in microseconds since 1970, by the database's clock.
CREATE TABLE IF NOT EXISTS {inbox} (
  subscription VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_id VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content_high BIGINT NOT NULL,
  content_low BIGINT NOT NULL,
  handled_at BIGINT NOT NULL,
  PRIMARY KEY (subscription, event_id),
  INDEX {inbox_handled_at} (handled_at)
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS {inbox_version} (version INT PRIMARY KEY) ENGINE = InnoDB;
INSERT IGNORE INTO {inbox_version} VALUES (1);
