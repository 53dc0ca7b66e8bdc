/** Makes beans of what the application says and has on its class path. */
@NullMarked
package io.sealane.spring.autoconfigure;

import org.jspecify.annotations.NullMarked;
