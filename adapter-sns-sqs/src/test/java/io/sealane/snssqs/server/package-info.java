/** Real servers that speak the protocols of SNS and SQS, and clients of them. */
@NullMarked
package io.sealane.snssqs.server;

import org.jspecify.annotations.NullMarked;
