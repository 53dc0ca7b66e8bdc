package io.sealane.spring;

import io.sealane.SealaneBuilder;

/** A bean that says more to the builder, after all that beans and properties say. */
@FunctionalInterface
public interface SealaneCustomizer {

  /** Says it. */
  void customize(SealaneBuilder builder);
}
