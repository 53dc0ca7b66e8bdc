/** What an operator sees of a Sealane by Spring Boot's Actuator and by Micrometer. */
@NullMarked
package io.sealane.spring.actuate;

import org.jspecify.annotations.NullMarked;
