/** What stands between a test's subject and its connections: counts, or does harm. */
@NullMarked
package io.sealane.jdbc.watch;

import org.jspecify.annotations.NullMarked;
