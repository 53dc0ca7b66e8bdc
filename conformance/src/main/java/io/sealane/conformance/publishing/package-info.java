/** The promises of publishing, with the transport that is judged and faults in front of it. */
@NullMarked
package io.sealane.conformance.publishing;

import org.jspecify.annotations.NullMarked;
