/** The shop as two processes, on servers that it brings along. */
@NullMarked
package io.sealane.examples.apart;

import org.jspecify.annotations.NullMarked;
