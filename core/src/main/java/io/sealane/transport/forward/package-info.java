/**
 * The ports passed on to another adapter, for what stands in front of one: a decorator extends one
 * of these and overrides what it changes.
 */
@NullMarked
package io.sealane.transport.forward;

import org.jspecify.annotations.NullMarked;
