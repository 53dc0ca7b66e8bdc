/** An application with a listener of Spring Cloud AWS. */
@org.jspecify.annotations.NullMarked
package io.sealane.benchmarks.boot.peer;
