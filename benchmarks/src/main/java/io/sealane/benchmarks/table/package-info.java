/** What was measured, against which targets, on what machine, and how it is shown. */
@NullMarked
package io.sealane.benchmarks.table;

import org.jspecify.annotations.NullMarked;
