/** Traefik's dynamic and static configuration as records. */
@NullMarked
package dev.traefikctl.model;

import org.jspecify.annotations.NullMarked;
