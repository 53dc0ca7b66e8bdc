/** What is found in a database after all is over, and what it says about losses and doubles. */
@NullMarked
package io.sealane.jdbc.oracle;

import org.jspecify.annotations.NullMarked;
