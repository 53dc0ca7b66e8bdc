/** Makes subscriptions of beans that handle events. */
@NullMarked
package io.sealane.spring.handler;

import org.jspecify.annotations.NullMarked;
