/** The static configuration: what is read once, at the start. */
@NullMarked
package dev.traefikctl.model.statics;

import org.jspecify.annotations.NullMarked;
