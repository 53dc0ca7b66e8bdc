/** What a starter costs, beside others. */
@org.jspecify.annotations.NullMarked
package io.sealane.benchmarks.boot.table;
