/** What the routing table does with one request, decision by decision. */
@NullMarked
package dev.traefikctl.explain;

import org.jspecify.annotations.NullMarked;
