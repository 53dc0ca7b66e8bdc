/** Outbox, inbox and history on the application's database, in Spring's transactions. */
@NullMarked
package io.sealane.spring.jdbc;

import org.jspecify.annotations.NullMarked;
