package dev.traefikctl.lint;

import dev.traefikctl.diag.Code;

/**
 * What the documentation says of a diagnostic.
 *
 * @param text why it is a problem and what to do, in Markdown
 * @param reaction what Traefik v3.7.9 does with such a configuration
 * @param bad a configuration in which exactly this is found
 * @param good the same, corrected
 */
public record Article(Code code, Reaction reaction, String text, Example bad, Example good) {}
