/** Certificates, TLS options and stores of the dynamic configuration. */
@NullMarked
package dev.traefikctl.model.tls;

import org.jspecify.annotations.NullMarked;
