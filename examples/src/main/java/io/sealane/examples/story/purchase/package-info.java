/** What the shop buys to be able to sell it. */
@NullMarked
package io.sealane.examples.story.purchase;

import org.jspecify.annotations.NullMarked;
