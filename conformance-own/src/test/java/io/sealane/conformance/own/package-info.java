/** What Sealane brings itself, before the kit. */
@NullMarked
package io.sealane.conformance.own;

import org.jspecify.annotations.NullMarked;
