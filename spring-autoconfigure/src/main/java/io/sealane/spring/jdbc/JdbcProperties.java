package io.sealane.spring.jdbc;

import io.sealane.jdbc.schema.SchemaPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code sealane.jdbc.*} says.
 *
 * @param enabled Whether the application's database is used at all.
 * @param schema What a start does about the tables: verify, apply or none.
 * @param tablePrefix What the names of all tables begin with; 1 to 30 letters, digits and
 *     underscores.
 * @param outbox Whether what is published in a transaction is stored with it, and sent after its
 *     commit.
 * @param inbox Whether handlers run in one transaction with the mark that an event was handled;
 *     otherwise the guard is another one.
 * @param history Whether it is written down what happens to events.
 * @param deadLetters Whether dead letters are kept in the database instead of at the broker.
 * @param historyRetention For how long the history is kept; for ever unless said.
 */
@ConfigurationProperties("sealane.jdbc")
record JdbcProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("verify") SchemaMode schema,
    @DefaultValue("sealane_") String tablePrefix,
    @DefaultValue("true") boolean outbox,
    @DefaultValue("true") boolean inbox,
    @DefaultValue("true") boolean history,
    @DefaultValue("false") boolean deadLetters,
    @Nullable Duration historyRetention) {

  /** What a start does about the tables. */
  enum SchemaMode {
    /** Refuses the start with all that is missing or differs. */
    VERIFY,
    /** Makes what is missing. */
    APPLY,
    /** Asks nothing. */
    NONE
  }

  /** The parts whose tables are needed. */
  SchemaPart[] parts() {
    List<SchemaPart> parts = new ArrayList<>();
    if (outbox) {
      parts.add(SchemaPart.OUTBOX);
    }
    if (inbox) {
      parts.add(SchemaPart.INBOX);
    }
    if (history) {
      parts.add(SchemaPart.HISTORY);
    }
    if (deadLetters) {
      parts.add(SchemaPart.DEAD_LETTERS);
    }
    return parts.toArray(SchemaPart[]::new);
  }
}
