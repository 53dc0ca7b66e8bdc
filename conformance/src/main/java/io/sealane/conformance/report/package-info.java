/** Cases, verdicts and where they are written. */
@NullMarked
package io.sealane.conformance.report;

import org.jspecify.annotations.NullMarked;
