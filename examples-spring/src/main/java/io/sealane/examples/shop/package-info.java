/** A modular monolith of Spring Boot: contexts that know each other only by their events. */
@NullMarked
package io.sealane.examples.shop;

import org.jspecify.annotations.NullMarked;
