/** Watching what happens to events: signals, and those who listen to them. */
@NullMarked
package io.sealane.observe;

import org.jspecify.annotations.NullMarked;
