package io.sealane.jdbc.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * On a test class: all its tests run on every database. Its constructor takes the {@link Product},
 * and a field gets a database of that test's own from it:
 *
 * <pre>{@code
 * @AutoClose private final TestDatabase database;
 *
 * ThisTest(Product product) {
 *   database = product.create();
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@EnumSource(Product.class)
public @interface OnEveryDatabase {}
