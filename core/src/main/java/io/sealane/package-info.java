/** What an application assembles and runs: {@link io.sealane.Sealane}. */
@NullMarked
package io.sealane;

import org.jspecify.annotations.NullMarked;
