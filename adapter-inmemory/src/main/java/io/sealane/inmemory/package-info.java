/** The transport inside one JVM. */
@NullMarked
package io.sealane.inmemory;

import org.jspecify.annotations.NullMarked;
