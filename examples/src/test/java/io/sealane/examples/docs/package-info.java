/** What the documents show: compiled and run here, and compared with them. */
@NullMarked
package io.sealane.examples.docs;

import org.jspecify.annotations.NullMarked;
