/** From events to bytes and back, safely: only what a catalogue names is ever read. */
@NullMarked
package io.sealane.codec;

import org.jspecify.annotations.NullMarked;
