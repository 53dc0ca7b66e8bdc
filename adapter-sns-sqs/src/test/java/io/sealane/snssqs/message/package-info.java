/** How messages look at the services. */
@NullMarked
package io.sealane.snssqs.message;

import org.jspecify.annotations.NullMarked;
