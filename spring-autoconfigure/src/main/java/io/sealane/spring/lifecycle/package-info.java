/** When a Sealane starts and stops with its application context. */
@NullMarked
package io.sealane.spring.lifecycle;

import org.jspecify.annotations.NullMarked;
