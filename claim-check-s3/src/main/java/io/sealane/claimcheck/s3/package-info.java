/** Bodies kept in Amazon S3. */
@NullMarked
package io.sealane.claimcheck.s3;

import org.jspecify.annotations.NullMarked;
