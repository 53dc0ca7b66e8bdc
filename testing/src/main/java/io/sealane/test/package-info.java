/** What applications use to test their handlers and publications. */
@NullMarked
package io.sealane.test;

import org.jspecify.annotations.NullMarked;
