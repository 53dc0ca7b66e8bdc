package io.sealane.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where the events of an {@link io.sealane.consume.EventHandler} or {@link
 * io.sealane.consume.ContextHandler} bean come from: at its class, or at the {@code @Bean} method.
 * Handlers of one subscription name share one subscription. Texts may hold {@code ${…}}.
 *
 * <p>A handler without it belongs to the application's own subscription ({@code
 * sealane.subscription}), which is to the topics that the application publishes those events to.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface SubscribedTo {

  /** The names of the topics. */
  String[] value();

  /** The name of the subscription; empty for the application's own. */
  String subscription() default "";
}
