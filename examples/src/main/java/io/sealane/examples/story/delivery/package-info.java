/** When a parcel goes where. */
@NullMarked
package io.sealane.examples.story.delivery;

import org.jspecify.annotations.NullMarked;
