/** Publishing, by Sealane and by its peers. */
@NullMarked
package io.sealane.benchmarks.snssqs.publish;

import org.jspecify.annotations.NullMarked;
