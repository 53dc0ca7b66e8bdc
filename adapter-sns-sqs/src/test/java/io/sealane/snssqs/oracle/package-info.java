/**
 * What was published and what came of it, written down so that a killed process leaves it whole.
 */
@NullMarked
package io.sealane.snssqs.oracle;

import org.jspecify.annotations.NullMarked;
