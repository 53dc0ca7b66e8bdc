/** What a native image has to know. */
@NullMarked
package io.sealane.spring.aot;

import org.jspecify.annotations.NullMarked;
