/** The real databases that the tests run on, each started once a JVM, and what is seen of them. */
@NullMarked
package io.sealane.jdbc.server;

import org.jspecify.annotations.NullMarked;
