package io.sealane.spring.handler;

import io.sealane.consume.ContextHandler;
import io.sealane.consume.EventHandler;
import io.sealane.event.DomainEvent;
import io.sealane.spring.SubscribedTo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.ResolvableType;

/** Finds the beans that handle events; looks at their definitions only. */
final class HandlerBeans {

  private final ConfigurableListableBeanFactory beans;
  private final List<String> problems;

  /** Problems are added to the list. */
  HandlerBeans(ConfigurableListableBeanFactory beans, List<String> problems) {
    this.beans = beans;
    this.problems = problems;
  }

  List<HandlerBean> find() {
    List<HandlerBean> found = new ArrayList<>();
    for (String name : beans.getBeanNamesForType(EventHandler.class)) {
      add(name, EventHandler.class, plain(name), found);
    }
    for (String name : beans.getBeanNamesForType(ContextHandler.class)) {
      add(name, ContextHandler.class, withContext(name), found);
    }
    return found;
  }

  private void add(
      String name, Class<?> kind, ContextHandler<DomainEvent> handler, List<HandlerBean> found) {
    Class<? extends DomainEvent> type = eventType(name, kind);
    if (type == null) {
      problems.add(
          ("bean '" + name + "' is an " + kind.getSimpleName() + " that does not say of what;")
              + (" declare it as "
                  + kind.getSimpleName()
                  + "<OrderCompleted>, or whichever it is"));
      return;
    }
    SubscribedTo said = beans.findAnnotationOnBean(name, SubscribedTo.class);
    if (said == null) {
      found.add(new HandlerBean(name, type, "", List.of(), handler));
    } else {
      found.add(new HandlerBean(name, type, resolve(said.subscription()), topics(said), handler));
    }
  }

  private List<String> topics(SubscribedTo said) {
    return Stream.of(said.value())
        .flatMap(text -> Stream.of(resolve(text).split(",")))
        .map(String::strip)
        .toList();
  }

  private String resolve(String text) {
    String resolved = beans.resolveEmbeddedValue(text);
    return resolved == null ? "" : resolved;
  }

  private @Nullable Class<? extends DomainEvent> eventType(String name, Class<?> kind) {
    ResolvableType handler = typeOf(name).as(kind);
    // A bound is no word about what is handled.
    Class<?> type = handler.hasUnresolvableGenerics() ? null : handler.getGeneric().resolve();
    return type != null && DomainEvent.class.isAssignableFrom(type)
        ? type.asSubclass(DomainEvent.class)
        : null;
  }

  /** As it is declared, because a proxy and a lambda have forgotten what they are of. */
  private ResolvableType typeOf(String name) {
    if (beans.containsBeanDefinition(name)) {
      ResolvableType declared = beans.getMergedBeanDefinition(name).getResolvableType();
      if (declared != ResolvableType.NONE) {
        return declared;
      }
    }
    return ResolvableType.forClass(beans.getType(name));
  }

  @SuppressWarnings("unchecked") // Is given nothing but what is of the bean's type.
  private ContextHandler<DomainEvent> plain(String name) {
    return (event, context) ->
        ((EventHandler<DomainEvent>) beans.getBean(name, EventHandler.class)).handle(event);
  }

  @SuppressWarnings("unchecked") // Is given nothing but what is of the bean's type.
  private ContextHandler<DomainEvent> withContext(String name) {
    return (event, context) ->
        ((ContextHandler<DomainEvent>) beans.getBean(name, ContextHandler.class))
            .handle(event, context);
  }
}
