/** Claims: pointers in the place of bodies. */
@NullMarked
package io.sealane.claimcheck.claim;

import org.jspecify.annotations.NullMarked;
