/** A server that is never the ceiling: SQS and SNS on the wire, answering after one round trip. */
@NullMarked
package io.sealane.benchmarks.snssqs.stub;

import org.jspecify.annotations.NullMarked;
