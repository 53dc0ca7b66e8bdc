/** SNS/SQS beside its peers; see {@link io.sealane.benchmarks.snssqs.SnsSqsTable}. */
@NullMarked
package io.sealane.benchmarks.snssqs;

import org.jspecify.annotations.NullMarked;
