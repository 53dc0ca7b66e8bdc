/** What can go wrong between the adapter and the services, as the proxy's rules. */
@NullMarked
package io.sealane.snssqs.fault;

import org.jspecify.annotations.NullMarked;
