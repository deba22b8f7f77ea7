/**
 * What the agent has to do with a Kubernetes API server; the only package that knows its client.
 */
@NullMarked
package dev.traefikctl.agent.kube;

import org.jspecify.annotations.NullMarked;
