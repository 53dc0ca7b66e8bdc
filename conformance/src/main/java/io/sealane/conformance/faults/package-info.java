/** What can go wrong between a pipeline and its broker, provoked on purpose. */
@NullMarked
package io.sealane.conformance.faults;

import org.jspecify.annotations.NullMarked;
