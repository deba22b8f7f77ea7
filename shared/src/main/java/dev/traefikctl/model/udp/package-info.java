/** The UDP part of the dynamic configuration. */
@NullMarked
package dev.traefikctl.model.udp;

import org.jspecify.annotations.NullMarked;
