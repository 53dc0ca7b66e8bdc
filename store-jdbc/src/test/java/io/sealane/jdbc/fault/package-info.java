/** What a database can do to us, done to real ones on purpose, and what is there afterwards. */
@NullMarked
package io.sealane.jdbc.fault;

import org.jspecify.annotations.NullMarked;
