package io.sealane.spring.autoconfigure;

import io.sealane.spring.TransportCustomizer;
import io.sealane.spring.autoconfigure.SealaneProperties.TransportName;
import io.sealane.transport.Transport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/** Finds the one transport of an application. */
final class TransportChoice {

  private final ListableBeanFactory beans;
  private final SealaneProperties properties;

  TransportChoice(ListableBeanFactory beans, SealaneProperties properties) {
    this.beans = beans;
    this.properties = properties;
  }

  /**
   * The only one, or the primary one.
   *
   * @param problems gets what is wrong if there is none, or more than one
   */
  @Nullable Transport make(List<String> problems) {
    Transport one = beans.getBeanProvider(Transport.class).getIfUnique();
    if (one == null) {
      List<String> names = List.of(beans.getBeanNamesForType(Transport.class));
      problems.add(names.isEmpty() ? none() : several(names));
      return null;
    }
    Transport customized = one;
    for (TransportCustomizer customizer :
        beans.getBeanProvider(TransportCustomizer.class).orderedStream().toList()) {
      customized = customizer.customize(customized);
    }
    return customized;
  }

  private static String several(List<String> names) {
    return "more than one transport: beans " + names + "; @Primary says which one carries events";
  }

  private String none() {
    TransportName said = properties.transport();
    if (said == null) {
      return "no transport: add sealane-inmemory or sealane-sns-sqs, or a bean of type Transport";
    }
    String artifact = said == TransportName.SNS_SQS ? "sealane-sns-sqs" : "sealane-inmemory";
    return "sealane.transport is " + said + ", and " + artifact + " is not on the class path";
  }
}
