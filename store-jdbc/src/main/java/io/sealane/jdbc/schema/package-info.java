/** The tables: as files to apply, and a check that they are there. */
@NullMarked
package io.sealane.jdbc.schema;

import org.jspecify.annotations.NullMarked;
