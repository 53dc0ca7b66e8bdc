package io.sealane.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * Puts the application's events under test: in memory, in virtual time, everything recorded. To be
 * added to a test with a context, for example beside {@code @SpringBootTest}, which then has a bean
 * of type {@link io.sealane.test.SealaneTest}.
 *
 * <p>Whatever transport the application has otherwise is not made. The record grows as long as the
 * context lives; tests that share one ask for what they published themselves.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Import(SealaneTestConfiguration.class)
public @interface EnableSealaneTest {}
