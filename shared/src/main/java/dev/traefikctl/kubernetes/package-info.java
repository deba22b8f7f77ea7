/** Kubernetes objects to dynamic configurations, one translator a provider; no socket, no state. */
@NullMarked
package dev.traefikctl.kubernetes;

import org.jspecify.annotations.NullMarked;
