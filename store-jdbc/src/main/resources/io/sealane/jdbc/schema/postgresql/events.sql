-- Events as streams. {…} stands for a table's name: the prefix, sealane_ unless chosen, and this.
CREATE TABLE IF NOT EXISTS {events_version} (version INT NOT NULL PRIMARY KEY);
INSERT INTO {events_version} (version) VALUES (1) ON CONFLICT DO NOTHING;

-- Of all events, in the order in which they were inserted, not committed: a reader goes only as far
-- as no writer to this table is still under way.
CREATE SEQUENCE IF NOT EXISTS {events_position};
CREATE TABLE IF NOT EXISTS {events} (
  position    BIGINT NOT NULL DEFAULT nextval('{events_position}') PRIMARY KEY,
  stream      VARCHAR(200) NOT NULL,
  version     BIGINT NOT NULL,
  id          VARCHAR(128) NOT NULL,
  type        VARCHAR(128) NOT NULL,
  -- microseconds since 1970-01-01T00:00:00Z, by the clock of the database
  recorded_at BIGINT NOT NULL,
  -- CloudEvents 1.0 in JSON, UTF-8
  body        BYTEA NOT NULL,
  UNIQUE (stream, version)
);

-- How far each projection has come.
CREATE TABLE IF NOT EXISTS {events_checkpoints} (
  projection VARCHAR(100) NOT NULL PRIMARY KEY,
  position   BIGINT NOT NULL
);
