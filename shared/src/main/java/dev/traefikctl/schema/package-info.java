/** Node trees to records and back; the records are the one source of truth for options. */
@NullMarked
package dev.traefikctl.schema;

import org.jspecify.annotations.NullMarked;
