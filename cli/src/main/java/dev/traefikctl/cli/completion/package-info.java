/** Completion scripts, made from the commands themselves. */
@NullMarked
package dev.traefikctl.cli.completion;

import org.jspecify.annotations.NullMarked;
