/** The file provider and the sources of the static configuration: file, flags, environment. */
@NullMarked
package dev.traefikctl.file;

import org.jspecify.annotations.NullMarked;
