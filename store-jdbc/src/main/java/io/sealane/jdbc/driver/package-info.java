/** What only a database's own driver knows. */
@NullMarked
package io.sealane.jdbc.driver;

import org.jspecify.annotations.NullMarked;
