/** A guard with leases whose claims are rows of the application's database. */
@NullMarked
package io.sealane.jdbc.guard;

import org.jspecify.annotations.NullMarked;
