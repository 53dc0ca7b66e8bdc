package io.sealane.spring.aot;

import io.sealane.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Has a native image know the events in the application's packages as JSON needs to know them. */
final class EventTypeHints implements BeanFactoryInitializationAotProcessor {

  @Override
  public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
      ConfigurableListableBeanFactory beans) {
    if (!AutoConfigurationPackages.has(beans)) {
      return null;
    }
    ClassLoader loader = beans.getBeanClassLoader();
    List<Class<?>> events = new ArrayList<>();
    EventScan scan = new EventScan();
    for (String root : AutoConfigurationPackages.get(beans)) {
      for (BeanDefinition found : scan.findCandidateComponents(root)) {
        String name = found.getBeanClassName();
        if (name != null) {
          events.add(ClassUtils.resolveClassName(name, loader));
        }
      }
    }
    return (context, code) ->
        new BindingReflectionHintsRegistrar()
            .registerReflectionHints(
                context.getRuntimeHints().reflection(), events.toArray(Class<?>[]::new));
  }

  /** Interfaces as well: the sealed ones say what they permit. */
  private static final class EventScan extends ClassPathScanningCandidateComponentProvider {

    EventScan() {
      super(false);
      addIncludeFilter(new AssignableTypeFilter(DomainEvent.class));
    }

    @Override
    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
      return true;
    }
  }
}
