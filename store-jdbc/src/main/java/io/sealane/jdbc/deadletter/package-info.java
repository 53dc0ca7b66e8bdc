/** Dead letters in the application's database, where an operator can query them. */
@NullMarked
package io.sealane.jdbc.deadletter;

import org.jspecify.annotations.NullMarked;
