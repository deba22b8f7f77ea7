/**
 * The project's conformance cases, run against the real agent on loopback sockets. What a case file
 * may hold is said in {@code docs/contributing.md}; the expectations were recorded from Traefik
 * v3.7.9.
 */
@NullMarked
package dev.traefikctl.conformance;

import org.jspecify.annotations.NullMarked;
