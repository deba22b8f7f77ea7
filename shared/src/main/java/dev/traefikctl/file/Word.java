package dev.traefikctl.file;

import dev.traefikctl.source.Span;

/**
 * One flag or variable.
 *
 * @param path the option's path, with dots, as the user wrote it
 * @param span the argument's number as line, or the variable's name as file
 */
record Word(String path, String value, Span span) {}
