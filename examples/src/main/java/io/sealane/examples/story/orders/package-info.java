/** What customers buy. */
@NullMarked
package io.sealane.examples.story.orders;

import org.jspecify.annotations.NullMarked;
