package io.sealane.conformance.report;

import io.sealane.transport.Capability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which case a test method shows. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Case {

  /** The ids of the cases, one or more, as {@link ListedCase} names them. */
  String[] id();

  /**
   * The capabilities that the promise needs. Where one of them is not declared, the method shows
   * that the promise is refused or visibly absent, and the verdict is {@code not-declared}.
   */
  Capability[] capability() default {};

  /** What the case needs. */
  Kind kind() default Kind.PLAIN;

  /** What a case needs. */
  enum Kind {
    /** Nothing but what is judged. */
    PLAIN,
    /** Faults that are provoked: the cases marked F. */
    FAULTS
  }
}
