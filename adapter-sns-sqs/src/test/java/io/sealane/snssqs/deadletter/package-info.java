/** Dead letters in a queue of SQS. */
@NullMarked
package io.sealane.snssqs.deadletter;

import org.jspecify.annotations.NullMarked;
