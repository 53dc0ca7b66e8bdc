/** What is to be paid. */
@NullMarked
package io.sealane.examples.outbox.billing;

import org.jspecify.annotations.NullMarked;
