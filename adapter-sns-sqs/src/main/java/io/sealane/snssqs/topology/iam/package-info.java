/** The permissions that each role needs, as documents for IAM. */
@NullMarked
package io.sealane.snssqs.topology.iam;

import org.jspecify.annotations.NullMarked;
