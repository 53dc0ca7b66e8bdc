-- Sealane's guard, version 1: a claim for each event that a subscription handles, later its mark.
-- {name} stands for the table's name with the prefix, quoted.
-- ended_at is in microseconds since 1970, by the database's clock: when a claim ends if it is not
-- renewed, or when its event was completed. The index on it is for removing old rows.
CREATE TABLE IF NOT EXISTS {guard} (
  subscription VARCHAR(64) COLLATE "C" NOT NULL,
  event_id VARCHAR(128) COLLATE "C" NOT NULL,
  content_high BIGINT NOT NULL,
  content_low BIGINT NOT NULL,
  owner VARCHAR(36) COLLATE "C" NOT NULL,
  completed SMALLINT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY (subscription, event_id)
);
CREATE INDEX IF NOT EXISTS {guard_ended_at} ON {guard} (ended_at);
CREATE TABLE IF NOT EXISTS {guard_version} (version INT PRIMARY KEY);
INSERT INTO {guard_version} VALUES (1) ON CONFLICT DO NOTHING;
