/** An application that has the clients of AWS's SDK and does nothing with them. */
@org.jspecify.annotations.NullMarked
package io.sealane.benchmarks.boot.sdk;
