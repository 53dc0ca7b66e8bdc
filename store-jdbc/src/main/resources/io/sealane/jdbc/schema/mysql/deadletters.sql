-- Sealane's dead letters, version 1: messages that nobody could handle, as they were, with the reason.
-- {name} stands for the table's name with the prefix, quoted.
-- All texts are ASCII; any other character is a backslash, a "u" and its four hexadecimal digits.
-- Times are ISO 8601 in UTC, all of the same length. Attributes are lines of name=value.
CREATE TABLE IF NOT EXISTS {dead_letters} (
  position BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  subscription VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  message_id MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_id MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin,
  type MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin,
  event_key MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin,
  reason VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  detail MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts INT NOT NULL,
  first_at VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  dead_at VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attributes MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body LONGBLOB NOT NULL,
  UNIQUE (subscription, id)
) ENGINE = InnoDB;
CREATE TABLE IF NOT EXISTS {deadletters_version} (version INT PRIMARY KEY) ENGINE = InnoDB;
INSERT IGNORE INTO {deadletters_version} VALUES (1);
