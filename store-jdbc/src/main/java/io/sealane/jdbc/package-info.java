/** What Sealane keeps on the application's own database, by plain JDBC. */
@NullMarked
package io.sealane.jdbc;

import org.jspecify.annotations.NullMarked;
