-- Events as streams. {…} stands for a table's name: the prefix, sealane_ unless chosen, and this.
CREATE TABLE IF NOT EXISTS {events_version} (version INT NOT NULL PRIMARY KEY);
MERGE INTO {events_version} (version) VALUES (1);

-- One row, which each append locks until its transaction ends: positions are given in the order of
-- commits, and so one append waits for another.
CREATE TABLE IF NOT EXISTS {events_sequence} (
  id       INT NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO {events_sequence} (id, position)
  SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM {events_sequence});
CREATE TABLE IF NOT EXISTS {events} (
  position    BIGINT NOT NULL PRIMARY KEY,
  stream      VARCHAR(200) NOT NULL,
  version     BIGINT NOT NULL,
  id          VARCHAR(128) NOT NULL,
  type        VARCHAR(128) NOT NULL,
  -- microseconds since 1970-01-01T00:00:00Z, by the clock of the database
  recorded_at BIGINT NOT NULL,
  -- CloudEvents 1.0 in JSON, UTF-8
  body        BINARY LARGE OBJECT NOT NULL,
  UNIQUE (stream, version)
);

-- How far each projection has come.
CREATE TABLE IF NOT EXISTS {events_checkpoints} (
  projection VARCHAR(100) NOT NULL PRIMARY KEY,
  position   BIGINT NOT NULL
);
