/** The SDK's clients as an application would bring them, counted. */
@NullMarked
package io.sealane.benchmarks.snssqs.client;

import org.jspecify.annotations.NullMarked;
