/** The agent: sockets, reloads, the API and telemetry around the engine. */
@NullMarked
package dev.traefikctl.agent;

import org.jspecify.annotations.NullMarked;
