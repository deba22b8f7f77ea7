/** Connections to servers: pools, dialling, HTTP/1.1 responses. */
@NullMarked
package dev.traefikctl.agent.upstream;

import org.jspecify.annotations.NullMarked;
