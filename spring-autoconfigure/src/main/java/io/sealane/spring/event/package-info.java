/** Between messages and Spring's application events. */
@NullMarked
package io.sealane.spring.event;

import org.jspecify.annotations.NullMarked;
