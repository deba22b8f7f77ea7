/** The command line tool: commands, and how their results are shown. */
@NullMarked
package dev.traefikctl.cli;

import org.jspecify.annotations.NullMarked;
