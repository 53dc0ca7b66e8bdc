package io.sealane.spring.event;

import io.sealane.spring.event.ListenerMethod.Way;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.scheduling.annotation.Async;

/** Finds out who listens to application events; looks at the definitions of beans only. */
final class ListenerScan {

  /** By name, because an application need not have it. */
  private static final String TRANSACTIONAL =
      "org.springframework.transaction.event.TransactionalEventListener";

  private final ConfigurableListableBeanFactory beans;

  ListenerScan(ConfigurableListableBeanFactory beans) {
    this.beans = beans;
  }

  List<ListenerMethod> listeners() {
    List<ListenerMethod> found = new ArrayList<>();
    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> type = typeOf(name);
      if (type != null && !type.getName().startsWith("org.springframework.")) {
        addMethods(name, type, found);
        addListener(name, type, found);
      }
    }
    return found;
  }

  /** One whose type nobody can tell beforehand listens to nothing as far as we know. */
  private @Nullable Class<?> typeOf(String name) {
    try {
      return AutoProxyUtils.determineTargetClass(beans, name);
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private void addMethods(String bean, Class<?> type, List<ListenerMethod> found) {
    if (!AnnotationUtils.isCandidateClass(type, EventListener.class)) {
      return;
    }
    Map<Method, EventListener> methods =
        MethodIntrospector.selectMethods(
            type,
            (MetadataLookup<EventListener>)
                method -> AnnotatedElementUtils.findMergedAnnotation(method, EventListener.class));
    methods.forEach((method, said) -> found.add(of(bean, type, method, said)));
  }

  private static ListenerMethod of(String bean, Class<?> type, Method method, EventListener said) {
    List<Class<?>> types = new ArrayList<>(List.of(said.classes()));
    if (types.isEmpty() && method.getParameterCount() > 0) {
      types.add(eventType(ResolvableType.forMethodParameter(method, 0, type)));
    }
    return new ListenerMethod(
        bean + "." + method.getName() + "(..)",
        types,
        way(method, type),
        method.getParameterCount() == 0);
  }

  private void addListener(String bean, Class<?> type, List<ListenerMethod> found) {
    if (ApplicationListener.class.isAssignableFrom(type)) {
      ResolvableType event = ResolvableType.forClass(type).as(ApplicationListener.class);
      Class<?> payload = eventType(event.getGeneric());
      found.add(new ListenerMethod(bean, List.of(payload), Way.AT_ONCE, false));
    }
  }

  /** What is listened to, with or without the envelope of Spring. */
  private static Class<?> eventType(ResolvableType type) {
    ResolvableType event =
        PayloadApplicationEvent.class.isAssignableFrom(type.resolve(Object.class))
            ? type.as(PayloadApplicationEvent.class).getGeneric()
            : type;
    return event.resolve(Object.class);
  }

  private static Way way(Method method, Class<?> type) {
    if (Stream.of(method, type)
        .anyMatch(one -> AnnotatedElementUtils.hasAnnotation(one, Async.class))) {
      return Way.ASYNC;
    }
    MergedAnnotation<?> said =
        MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY).get(TRANSACTIONAL);
    if (!said.isPresent()) {
      return Way.AT_ONCE;
    }
    return switch (said.getValue("phase").map(Object::toString).orElse("")) {
      case "BEFORE_COMMIT" -> Way.BEFORE_COMMIT;
      case "AFTER_COMMIT" -> Way.AFTER_COMMIT;
      // What runs after a rollback as well, or alone, is for cleaning up, not for handling.
      default -> Way.AFTER_COMPLETION;
    };
  }
}
