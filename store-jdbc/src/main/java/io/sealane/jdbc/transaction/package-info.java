/** Where the application's transactions are. */
@NullMarked
package io.sealane.jdbc.transaction;

import org.jspecify.annotations.NullMarked;
