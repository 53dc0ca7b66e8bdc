/** An application that ends and begins again in one JVM, as developers' tools have it. */
@NullMarked
package io.sealane.spring.restart;

import org.jspecify.annotations.NullMarked;
