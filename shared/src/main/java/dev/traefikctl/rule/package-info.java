/** Router rules: Traefik v3 and v2 syntax, HTTP and TCP matchers, and the index over many rules. */
@NullMarked
package dev.traefikctl.rule;

import org.jspecify.annotations.NullMarked;
