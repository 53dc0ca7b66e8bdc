package io.sealane.spring.autoconfigure;

import io.sealane.Sealane;
import io.sealane.SealaneBuilder;
import io.sealane.codec.Codec;
import io.sealane.codec.EventCatalog;
import io.sealane.consume.Subscription;
import io.sealane.error.ConfigurationException;
import io.sealane.observe.Observer;
import io.sealane.observe.Tracing;
import io.sealane.spring.SealaneCustomizer;
import io.sealane.spring.SealaneParts;
import io.sealane.store.Guard;
import io.sealane.store.outbox.Outbox;
import io.sealane.transport.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** Builds a Sealane of its parts, and of the beans that serve all of them. */
final class SealaneAssembly {

  private final ListableBeanFactory beans;
  private final SealaneProperties properties;
  private final Duration stopWithin;

  SealaneAssembly(ListableBeanFactory beans, SealaneProperties properties, Duration stopWithin) {
    this.beans = beans;
    this.properties = properties;
    this.stopWithin = stopWithin;
  }

  /**
   * Builds it.
   *
   * @throws ConfigurationException with everything that is wrong
   */
  Sealane of(SealaneParts parts) {
    List<String> problems = new ArrayList<>(parts.problems());
    SealaneBuilder builder = Sealane.over(parts.transport());
    builder.read(parts.catalogs().toArray(EventCatalog[]::new));
    parts.routes().forEach(builder::route);
    builder.topics(parts.foreign().toArray(Topic[]::new));
    builder.subscribe(parts.subscriptions().toArray(Subscription[]::new));
    builder.publishWithin(properties.publishWithin()).stopWithin(stopWithin);
    builder.observe(beans.getBeanProvider(Observer.class).orderedStream().toArray(Observer[]::new));
    beans.getBeanProvider(Tracing.class).ifUnique(builder::tracing);
    beans.getBeanProvider(Outbox.class).ifUnique(builder::outbox);
    sayCodec(builder);
    Guard guard = guard(problems);
    if (guard != null) {
      builder.guard(guard);
    }
    beans
        .getBeanProvider(SealaneCustomizer.class)
        .orderedStream()
        .forEach(customizer -> customizer.customize(builder));
    return build(builder, problems);
  }

  private static Sealane build(SealaneBuilder builder, List<String> problems) {
    Sealane built = null;
    try {
      built = builder.build();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
    if (built == null || !problems.isEmpty()) {
      throw new ConfigurationException("this application's Sealane", problems);
    }
    return built;
  }

  private void sayCodec(SealaneBuilder builder) {
    Codec codec = beans.getBeanProvider(Codec.class).getIfAvailable();
    if (codec != null) {
      builder.codec(codec);
    } else if (properties.applicationJson()) {
      beans.getBeanProvider(JsonMapper.class).ifUnique(builder::json);
    }
  }

  private @Nullable Guard guard(List<String> problems) {
    Map<String, Guard> guards = beans.getBeansOfType(Guard.class);
    String chosen = properties.guard();
    if (chosen != null && !guards.containsKey(chosen)) {
      problems.add(
          "sealane.guard is '" + chosen + "', which is no Guard bean; known: " + guards.keySet());
      return null;
    }
    if (chosen != null) {
      return guards.get(chosen);
    }
    Guard unique = beans.getBeanProvider(Guard.class).getIfUnique();
    if (unique == null && !guards.isEmpty()) {
      problems.add(
          ("which of the Guard beans " + guards.keySet() + " is the application's? sealane.guard")
              + " says it, or @Primary");
    }
    return unique;
  }
}
