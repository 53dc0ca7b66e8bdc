/** The JSON codec: CloudEvents 1.0 in the structured mode of its JSON format. */
@NullMarked
package io.sealane.codec.json;

import org.jspecify.annotations.NullMarked;
