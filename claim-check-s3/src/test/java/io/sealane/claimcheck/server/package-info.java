/** A real server that speaks the protocols of S3, SNS and SQS, and clients of it. */
@NullMarked
package io.sealane.claimcheck.server;

import org.jspecify.annotations.NullMarked;
