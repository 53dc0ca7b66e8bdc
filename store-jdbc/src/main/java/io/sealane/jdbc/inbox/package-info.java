/** The transactional inbox: a handler's effect and the mark that it was there are one commit. */
@NullMarked
package io.sealane.jdbc.inbox;

import org.jspecify.annotations.NullMarked;
