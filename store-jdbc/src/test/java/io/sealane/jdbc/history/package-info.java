/** Tests of the history. */
@NullMarked
package io.sealane.jdbc.history;

import org.jspecify.annotations.NullMarked;
