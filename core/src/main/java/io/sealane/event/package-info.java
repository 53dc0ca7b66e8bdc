/** Events and what travels with them: the words that every other package uses. */
@NullMarked
package io.sealane.event;

import org.jspecify.annotations.NullMarked;
