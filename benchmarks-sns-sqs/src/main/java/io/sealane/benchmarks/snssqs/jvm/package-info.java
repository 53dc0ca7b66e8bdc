/** JVMs of their own for what is measured, and what they say. */
@NullMarked
package io.sealane.benchmarks.snssqs.jvm;

import org.jspecify.annotations.NullMarked;
