/** Events as rows: appended to streams, and read in one order that has no gaps. */
@NullMarked
package io.sealane.jdbc.eventlog;

import org.jspecify.annotations.NullMarked;
