/** The internal services that the agent answers itself: API, ping, dashboard. */
@NullMarked
package dev.traefikctl.agent.admin;

import org.jspecify.annotations.NullMarked;
