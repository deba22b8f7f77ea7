/** How findings and explanations are printed: for people, programs, code scanners and CI. */
@NullMarked
package dev.traefikctl.cli.render;

import org.jspecify.annotations.NullMarked;
