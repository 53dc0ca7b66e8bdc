/** What the documents show, compiled and run. */
@NullMarked
package io.sealane.jdbc.docs;

import org.jspecify.annotations.NullMarked;
