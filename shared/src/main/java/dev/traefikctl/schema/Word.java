package dev.traefikctl.schema;

import dev.traefikctl.source.Span;

/**
 * One flag, variable or annotation.
 *
 * @param path the option's path, with dots, as the user wrote it
 * @param span where it stands; of a flag the argument's number as line, of a variable its name as
 *     file
 */
public record Word(String path, String value, Span span) {}
