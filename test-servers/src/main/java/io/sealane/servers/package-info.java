/** Servers for examples and tests, each on a free port of the loopback interface. */
@NullMarked
package io.sealane.servers;

import org.jspecify.annotations.NullMarked;
