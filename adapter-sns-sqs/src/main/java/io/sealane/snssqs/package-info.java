/** The transport over Amazon SNS and Amazon SQS. */
@NullMarked
package io.sealane.snssqs;

import org.jspecify.annotations.NullMarked;
