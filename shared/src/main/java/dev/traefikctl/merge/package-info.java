/** The providers' configurations merged into one, names qualified {@code name@provider}. */
@NullMarked
package dev.traefikctl.merge;

import org.jspecify.annotations.NullMarked;
