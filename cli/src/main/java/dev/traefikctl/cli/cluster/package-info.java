/** Reads the objects of a cluster; the only package that knows the Kubernetes client. */
@NullMarked
package dev.traefikctl.cli.cluster;

import org.jspecify.annotations.NullMarked;
