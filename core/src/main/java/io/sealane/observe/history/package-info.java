/** What happened to an event, kept in memory and told as a tree or line by line. */
@NullMarked
package io.sealane.observe.history;

import org.jspecify.annotations.NullMarked;
