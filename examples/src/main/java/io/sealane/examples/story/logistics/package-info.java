/** What comes in and what goes out of the warehouse. */
@NullMarked
package io.sealane.examples.story.logistics;

import org.jspecify.annotations.NullMarked;
