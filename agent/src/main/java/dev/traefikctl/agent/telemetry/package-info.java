/** What the agent tells about itself and its traffic: its log and the access log. */
@NullMarked
package dev.traefikctl.agent.telemetry;

import org.jspecify.annotations.NullMarked;
