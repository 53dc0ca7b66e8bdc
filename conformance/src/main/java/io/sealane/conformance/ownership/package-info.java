/** The promises about leases: kept while needed, and nothing settled when lost. */
@NullMarked
package io.sealane.conformance.ownership;

import org.jspecify.annotations.NullMarked;
