/** JSON as AWS keeps it in attributes and reads it in documents. */
@NullMarked
package io.sealane.snssqs.json;

import org.jspecify.annotations.NullMarked;
