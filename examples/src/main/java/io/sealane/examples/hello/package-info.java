/** The smallest thing that works. */
@NullMarked
package io.sealane.examples.hello;

import org.jspecify.annotations.NullMarked;
