package io.sealane.spring.autoconfigure;

import io.sealane.Sealane;
import io.sealane.publish.EventPublisher;
import io.sealane.spring.SealaneParts;
import io.sealane.spring.event.ApplicationEventLifecycle;
import io.sealane.spring.event.ApplicationEventSender;
import io.sealane.spring.event.AroundListeners;
import io.sealane.spring.event.ListenerSubscription;
import io.sealane.store.TransactionalGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Spring's application events: sent as messages, and made of messages. */
@AutoConfiguration(after = SealaneAutoConfiguration.class)
@ConditionalOnBean(Sealane.class)
public final class SealaneApplicationEventsAutoConfiguration {

  private static final boolean TRANSACTIONS =
      ClassUtils.isPresent(
          "org.springframework.transaction.PlatformTransactionManager",
          SealaneApplicationEventsAutoConfiguration.class.getClassLoader());

  @Bean
  @ConditionalOnMissingBean
  ListenerSubscription sealaneListenerSubscription(
      ConfigurableListableBeanFactory beans,
      AbstractApplicationContext context,
      SealaneProperties properties,
      Environment environment) {
    SealaneProperties.ApplicationEvents said = properties.applicationEvents();
    String name =
        said.subscription() != null
            ? said.subscription()
            : PartsCollection.ownSubscription(properties, environment);
    return new ListenerSubscription(
        beans,
        context,
        transactions(beans),
        new ListenerSubscription.Words(
            name,
            said.topics(),
            said.allowUnobserved(),
            said.send(),
            isInbox(beans, properties, name)));
  }

  /** Whether the guard of that subscription marks in the handler's transaction. */
  private static boolean isInbox(
      ConfigurableListableBeanFactory beans, SealaneProperties properties, String subscription) {
    String own = properties.about(subscription).guard();
    String name = own != null ? own : properties.guard();
    return name != null
        ? beans.containsBean(name) && beans.isTypeMatch(name, TransactionalGuard.class)
        : beans.getBeanNamesForType(TransactionalGuard.class).length > 0;
  }

  private static @Nullable AroundListeners transactions(ConfigurableListableBeanFactory beans) {
    return TRANSACTIONS ? UniqueTransactions.of(beans) : null;
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "sealane.application-events.send", matchIfMissing = true)
  ApplicationEventSender sealaneApplicationEventSender(
      ObjectProvider<EventPublisher> publisher, ObjectProvider<SealaneParts> parts) {
    return new ApplicationEventSender(
        new LatePublisher(publisher::getObject), () -> parts.getObject().routes());
  }

  @Bean
  @ConditionalOnMissingBean
  ApplicationEventLifecycle sealaneApplicationEventLifecycle(
      AbstractApplicationContext context,
      ListenerSubscription subscription,
      ObjectProvider<ApplicationEventSender> sender) {
    return new ApplicationEventLifecycle(context, subscription, sender.getIfAvailable());
  }
}
