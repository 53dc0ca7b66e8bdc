/** Applications in JVMs of their own. */
@NullMarked
package io.sealane.spring.process;

import org.jspecify.annotations.NullMarked;
