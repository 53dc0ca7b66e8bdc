/** Forms of text that the codec reads and writes without the help of a formatter. */
@NullMarked
package io.sealane.codec.json.text;

import org.jspecify.annotations.NullMarked;
