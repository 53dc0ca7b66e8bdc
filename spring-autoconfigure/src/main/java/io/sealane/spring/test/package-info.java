/** Testing an application of Spring whose events are under test. */
@NullMarked
package io.sealane.spring.test;

import org.jspecify.annotations.NullMarked;
