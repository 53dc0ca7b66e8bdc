/** What Sealane remembers between two deliveries of the same event. */
@NullMarked
package io.sealane.store;

import org.jspecify.annotations.NullMarked;
