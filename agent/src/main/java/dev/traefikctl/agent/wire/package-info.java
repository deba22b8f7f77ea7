/** What both sides of the data plane stand on: event loops, message heads and bodies of HTTP/1. */
@NullMarked
package dev.traefikctl.agent.wire;

import org.jspecify.annotations.NullMarked;
