/** Traefik's HTTP middlewares: one record a type, which is its options and its behaviour. */
@NullMarked
package dev.traefikctl.middleware;

import org.jspecify.annotations.NullMarked;
