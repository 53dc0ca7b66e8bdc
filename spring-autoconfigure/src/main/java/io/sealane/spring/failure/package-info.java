/** What to do about a start that was refused. */
@NullMarked
package io.sealane.spring.failure;

import org.jspecify.annotations.NullMarked;
