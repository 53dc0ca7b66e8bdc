/** Where SNS and SQS are when a container plays them, for tests and for development. */
@NullMarked
package io.sealane.spring.connection;

import org.jspecify.annotations.NullMarked;
