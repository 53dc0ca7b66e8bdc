/** How many requests a piece of work takes, which is what the services charge for. */
@NullMarked
package io.sealane.snssqs.counts;

import org.jspecify.annotations.NullMarked;
