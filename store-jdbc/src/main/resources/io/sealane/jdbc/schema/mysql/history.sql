-- What happened to events. {…} stands for a table's name: the prefix, sealane_ unless chosen, and this.
CREATE TABLE IF NOT EXISTS {history_version} (version INT NOT NULL PRIMARY KEY) ENGINE = InnoDB;
INSERT INTO {history_version} (version) VALUES (1) ON DUPLICATE KEY UPDATE version = version;

-- Only ever added to, and deleted from its beginning.
CREATE TABLE IF NOT EXISTS {history} (
  number         BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
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
  causation_id   VARCHAR(200),
  INDEX {history_event} (event_id),
  INDEX {history_message} (message_id),
  INDEX {history_key} (event_key),
  INDEX {history_correlation} (correlation_id),
  INDEX {history_causation} (causation_id)
) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
