/** What happened to events, kept on a database. */
@NullMarked
package io.sealane.jdbc.history;

import org.jspecify.annotations.NullMarked;
