/** Whose outbox is measured, each wired as its documentation says. */
@NullMarked
package io.sealane.benchmarks.jdbc.outbox.subject;

import org.jspecify.annotations.NullMarked;
