/** What a case works with: channels, applications and their journals. */
@NullMarked
package io.sealane.conformance.rig;

import org.jspecify.annotations.NullMarked;
