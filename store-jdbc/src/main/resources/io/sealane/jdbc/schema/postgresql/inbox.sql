-- Sealane's inbox, version 1: a mark for each event that a subscription has handled.
-- {name} stands for the table's name with the prefix, quoted.
CREATE TABLE IF NOT EXISTS {inbox} (
  subscription VARCHAR(64) COLLATE "C" NOT NULL,
  event_id VARCHAR(128) COLLATE "C" NOT NULL,
  content_high BIGINT NOT NULL,
  content_low BIGINT NOT NULL,
  handled_at BIGINT NOT NULL,
  PRIMARY KEY (subscription, event_id)
);
-- For removing old marks; handled_at is in microseconds since 1970, by the database's clock.
CREATE INDEX IF NOT EXISTS {inbox_handled_at} ON {inbox} (handled_at);
CREATE TABLE IF NOT EXISTS {inbox_version} (version INT PRIMARY KEY);
INSERT INTO {inbox_version} VALUES (1) ON CONFLICT DO NOTHING;
