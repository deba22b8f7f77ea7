/** The TCP part of the dynamic configuration. */
@NullMarked
package dev.traefikctl.model.tcp;

import org.jspecify.annotations.NullMarked;
