/** A database: where it is, which one it is, and what our tables are called there. */
@NullMarked
package io.sealane.jdbc.database;

import org.jspecify.annotations.NullMarked;
