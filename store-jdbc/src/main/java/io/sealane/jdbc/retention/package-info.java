/** How long rows are kept, and how old ones go without being in anybody's way. */
@NullMarked
package io.sealane.jdbc.retention;

import org.jspecify.annotations.NullMarked;
