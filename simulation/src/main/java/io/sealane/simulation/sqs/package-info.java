/** The adapter for SNS and SQS in a simulated life: the broker stands behind its port of calls. */
@NullMarked
package io.sealane.simulation.sqs;

import org.jspecify.annotations.NullMarked;
