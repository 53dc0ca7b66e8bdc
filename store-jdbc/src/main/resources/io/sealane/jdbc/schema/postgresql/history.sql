-- What happened to events. {…} stands for a table's name: the prefix, sealane_ unless chosen, and this.
CREATE TABLE IF NOT EXISTS {history_version} (version INT NOT NULL PRIMARY KEY);
INSERT INTO {history_version} (version) VALUES (1) ON CONFLICT DO NOTHING;

-- Only ever added to, and deleted from its beginning.
CREATE TABLE IF NOT EXISTS {history} (
  number         BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- microseconds since 1970-01-01T00:00:00Z
  happened_at    BIGINT NOT NULL,
  what           VARCHAR(30) NOT NULL,
  -- the subscription, or the topic for what happened on publishing
  place          VARCHAR(200) NOT NULL,
  attempt        INT NOT NULL,
  detail         VARCHAR(1000) NOT NULL,
  -- the broker's
  message_id     VARCHAR(200),
  event_id       VARCHAR(128),
  type           VARCHAR(200),
  event_key      VARCHAR(200),
  correlation_id VARCHAR(200),
  causation_id   VARCHAR(200)
);
CREATE INDEX IF NOT EXISTS {history_event} ON {history} (event_id);
CREATE INDEX IF NOT EXISTS {history_message} ON {history} (message_id);
CREATE INDEX IF NOT EXISTS {history_key} ON {history} (event_key) WHERE event_key IS NOT NULL;
CREATE INDEX IF NOT EXISTS {history_correlation} ON {history} (correlation_id);
CREATE INDEX IF NOT EXISTS {history_causation} ON {history} (causation_id)
  WHERE causation_id IS NOT NULL;
