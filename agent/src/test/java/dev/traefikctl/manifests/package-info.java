/** That what {@code manifests/} and the container file say holds together. */
@NullMarked
package dev.traefikctl.manifests;

import org.jspecify.annotations.NullMarked;
