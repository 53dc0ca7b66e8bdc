/** Publishing and Spring's transactions. */
@NullMarked
package io.sealane.spring.transaction;

import org.jspecify.annotations.NullMarked;
