/** The fault matrix: what goes wrong, and that nothing is lost, doubled or reordered by it. */
@NullMarked
package io.sealane.snssqs.matrix;

import org.jspecify.annotations.NullMarked;
