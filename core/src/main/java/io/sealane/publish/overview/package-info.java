/** What goes where, for whoever looks at a running application. */
@NullMarked
package io.sealane.publish.overview;

import org.jspecify.annotations.NullMarked;
