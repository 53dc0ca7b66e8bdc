/** The promises about order per key and about how much runs at once. */
@NullMarked
package io.sealane.conformance.ordering;

import org.jspecify.annotations.NullMarked;
