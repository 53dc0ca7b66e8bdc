/** Dead letters in an SQS queue that the broker's own redrive policy fills as well. */
@NullMarked
package io.sealane.snssqs.deadletter;

import org.jspecify.annotations.NullMarked;
