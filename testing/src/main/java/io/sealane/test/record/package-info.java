/** What happened in a test, kept for its assertions. */
@NullMarked
package io.sealane.test.record;

import org.jspecify.annotations.NullMarked;
