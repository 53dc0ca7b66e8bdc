/** An application that does nothing, and how it looks at itself. */
@org.jspecify.annotations.NullMarked
package io.sealane.benchmarks.boot;
