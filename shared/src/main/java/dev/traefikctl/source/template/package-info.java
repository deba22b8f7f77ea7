/**
 * Go's {@code text/template} with the functions of sprig and Traefik, as the file provider applies
 * it to every dynamic file, and the way back from its output to the template's lines.
 */
@NullMarked
package dev.traefikctl.source.template;

import org.jspecify.annotations.NullMarked;
