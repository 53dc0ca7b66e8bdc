/** Sealane in a Spring application: what its configuration says. */
@NullMarked
package io.sealane.spring;

import org.jspecify.annotations.NullMarked;
