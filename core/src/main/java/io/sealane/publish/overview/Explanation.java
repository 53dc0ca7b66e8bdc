package io.sealane.publish.overview;

import io.sealane.observe.SafeText;
import io.sealane.publish.overview.TypeOverview.Way;
import java.util.ArrayList;
import java.util.List;

/** Says in words where an event would go. */
final class Explanation {

  private static final int MAX_NAME = 200;

  private final Overview overview;

  Explanation(Overview overview) {
    this.overview = overview;
  }

  List<String> of(String name) {
    List<TypeOverview> called =
        overview.types().stream().filter(type -> type.isCalled(name)).toList();
    if (called.isEmpty()) {
      return List.of(
          "no event type is called '"
              + SafeText.of(name, MAX_NAME)
              + "'; known types: "
              + overview.types().stream().map(TypeOverview::tag).sorted().toList());
    }
    List<String> sentences = new ArrayList<>();
    called.forEach(type -> explain(type, sentences));
    return sentences;
  }

  private void explain(TypeOverview type, List<String> to) {
    to.add(
        "'%s' is %s, version %d%s"
            .formatted(
                type.tag(),
                type.javaType(),
                type.version(),
                type.inCatalog() ? "" : ", and in no catalogue"));
    if (type.localHandlers() > 0) {
      to.add(
          type.localHandlers()
              + " local handler(s) handle it in the publisher's thread, before anything leaves");
    }
    if (type.ways().isEmpty()) {
      to.add(
          type.localHandlers() > 0
              ? "it goes to no topic: no route takes it"
              : "publishing it is refused: neither a route nor a local handler takes it");
    }
    type.ways().forEach(way -> explain(type, way, to));
  }

  private void explain(TypeOverview type, Way way, List<String> to) {
    to.add("it goes to topic '%s' %s: %s".formatted(way.topic(), way.form(), way.route()));
    for (SubscriptionOverview subscription : overview.subscriptions()) {
      if (subscription.topics().contains(way.topic())) {
        to.add(
            subscription.takes(type)
                ? "from '%s' it reaches subscription '%s' here, which %s"
                    .formatted(
                        way.topic(),
                        subscription.name(),
                        subscription.types().isEmpty() ? "takes whatever comes" : "handles it")
                : "from '%s' subscription '%s' here does not get it: it has no handler for it"
                    .formatted(way.topic(), subscription.name()));
      }
    }
  }
}
