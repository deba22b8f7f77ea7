/** Backends to try the agent with, so that a quickstart needs nothing else. */
@NullMarked
package dev.traefikctl.agent.sample;

import org.jspecify.annotations.NullMarked;
