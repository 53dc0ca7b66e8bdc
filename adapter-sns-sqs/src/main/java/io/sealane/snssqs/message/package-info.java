/** How a message of Sealane looks at SNS and SQS, and how it is read again. */
@NullMarked
package io.sealane.snssqs.message;

import org.jspecify.annotations.NullMarked;
