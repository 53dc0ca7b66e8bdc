/** The anti-corruption layer: foreign words stay on the other side of it. */
@NullMarked
package io.sealane.translate;

import org.jspecify.annotations.NullMarked;
