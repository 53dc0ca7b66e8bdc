/** The server, databases on it, and what is counted of them. */
@NullMarked
package io.sealane.benchmarks.jdbc.database;

import org.jspecify.annotations.NullMarked;
