/** Text to located {@link dev.traefikctl.source.Node} trees: YAML, TOML, JSON and Go templates. */
@NullMarked
package dev.traefikctl.source;

import org.jspecify.annotations.NullMarked;
