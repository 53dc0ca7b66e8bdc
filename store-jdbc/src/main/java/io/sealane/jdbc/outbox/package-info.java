/** The outbox on the application's own database. */
@NullMarked
package io.sealane.jdbc.outbox;

import org.jspecify.annotations.NullMarked;
