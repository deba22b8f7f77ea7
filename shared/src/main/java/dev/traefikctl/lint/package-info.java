/** Lint rules over records, origins and the routing table. */
@NullMarked
package dev.traefikctl.lint;

import org.jspecify.annotations.NullMarked;
