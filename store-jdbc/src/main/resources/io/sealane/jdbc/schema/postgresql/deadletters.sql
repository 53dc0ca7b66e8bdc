-- Sealane's dead letters, version 1: messages that nobody could handle, as they were, with the reason.
-- {name} stands for the table's name with the prefix, quoted.
-- All texts are ASCII; any other character is a backslash, a "u" and its four hexadecimal digits.
-- Times are ISO 8601 in UTC, all of the same length. Attributes are lines of name=value.
CREATE TABLE IF NOT EXISTS {dead_letters} (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription VARCHAR(64) COLLATE "C" NOT NULL,
  id VARCHAR(512) COLLATE "C" NOT NULL,
  message_id TEXT NOT NULL,
  event_id TEXT,
  type TEXT,
  event_key TEXT,
  reason VARCHAR(32) COLLATE "C" NOT NULL,
  detail TEXT NOT NULL,
  attempts INT NOT NULL,
  first_at VARCHAR(32) COLLATE "C" NOT NULL,
  dead_at VARCHAR(32) COLLATE "C" NOT NULL,
  attributes TEXT NOT NULL,
  body BYTEA NOT NULL,
  UNIQUE (subscription, id)
);
CREATE TABLE IF NOT EXISTS {deadletters_version} (version INT PRIMARY KEY);
INSERT INTO {deadletters_version} VALUES (1) ON CONFLICT DO NOTHING;
