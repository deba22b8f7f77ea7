/** Configuration to an immutable {@link dev.traefikctl.routing.RoutingTable}. */
@NullMarked
package dev.traefikctl.routing;

import org.jspecify.annotations.NullMarked;
