/** An application that publishes and handles one type of event by Sealane. */
@org.jspecify.annotations.NullMarked
package io.sealane.benchmarks.boot.sealane;
