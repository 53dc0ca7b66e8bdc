/** The adapter that {@code docs/write-an-adapter.md} writes: a directory is a queue. */
@NullMarked
package io.sealane.conformance.example;

import org.jspecify.annotations.NullMarked;
