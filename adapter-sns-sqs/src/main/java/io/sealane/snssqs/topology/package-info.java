/** What the transport needs of Amazon SNS and SQS, as values. */
@NullMarked
package io.sealane.snssqs.topology;

import org.jspecify.annotations.NullMarked;
