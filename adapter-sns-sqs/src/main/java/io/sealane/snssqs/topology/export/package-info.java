/** The topology in the languages of others. */
@NullMarked
package io.sealane.snssqs.topology.export;

import org.jspecify.annotations.NullMarked;
