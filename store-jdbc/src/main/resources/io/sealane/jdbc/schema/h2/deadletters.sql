-- Sealane's dead letters, version 1: messages that nobody could handle, as they were, with the reason.
-- {name} stands for the table's name with the prefix, quoted.
-- All texts are ASCII; any other character is a backslash, a "u" and its four hexadecimal digits.
-- Times are ISO 8601 in UTC, all of the same length. Attributes are lines of name=value.
CREATE TABLE IF NOT EXISTS {dead_letters} (
  position BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription VARCHAR(64) NOT NULL,
  id VARCHAR(512) NOT NULL,
  message_id VARCHAR NOT NULL,
  event_id VARCHAR,
  type VARCHAR,
  event_key VARCHAR,
  reason VARCHAR(32) NOT NULL,
  detail CLOB NOT NULL,
  attempts INT NOT NULL,
  first_at VARCHAR(32) NOT NULL,
  dead_at VARCHAR(32) NOT NULL,
  attributes CLOB NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (subscription, id)
);
CREATE TABLE IF NOT EXISTS {deadletters_version} (version INT PRIMARY KEY);
MERGE INTO {deadletters_version} KEY (version) VALUES (1);
