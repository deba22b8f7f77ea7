/** Diagnostics: what a user can cause, with a stable code, a place and a suggestion. */
@NullMarked
package dev.traefikctl.diag;

import org.jspecify.annotations.NullMarked;
