/** What can go wrong, as exceptions for applications and as values for the ports. */
@NullMarked
package io.sealane.error;

import org.jspecify.annotations.NullMarked;
