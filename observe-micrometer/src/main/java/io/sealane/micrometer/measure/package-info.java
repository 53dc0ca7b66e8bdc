/** What is measured, and how meters are found. */
@NullMarked
package io.sealane.micrometer.measure;

import org.jspecify.annotations.NullMarked;
