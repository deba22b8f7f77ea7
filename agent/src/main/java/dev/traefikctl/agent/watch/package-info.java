/** Notices that configuration files changed, whatever way they were written. */
@NullMarked
package dev.traefikctl.agent.watch;

import org.jspecify.annotations.NullMarked;
