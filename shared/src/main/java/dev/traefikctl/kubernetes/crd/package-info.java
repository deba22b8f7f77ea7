/** The custom resources of {@code traefik.io/v1alpha1}: their specs as records, and their CRDs. */
@NullMarked
package dev.traefikctl.kubernetes.crd;

import org.jspecify.annotations.NullMarked;
