/** Knowing when everything that an event caused is finished. */
@NullMarked
package io.sealane.test.progress;

import org.jspecify.annotations.NullMarked;
