/** A model of SNS topics in front of SQS queues, standard and FIFO, that misbehaves by plan. */
@NullMarked
package io.sealane.simulation.broker;

import org.jspecify.annotations.NullMarked;
