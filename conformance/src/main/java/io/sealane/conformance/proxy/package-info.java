/** An HTTP proxy before a real server, which lets go wrong what a test wants to, and counts. */
@NullMarked
package io.sealane.conformance.proxy;

import org.jspecify.annotations.NullMarked;
