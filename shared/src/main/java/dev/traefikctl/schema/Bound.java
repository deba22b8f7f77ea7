package dev.traefikctl.schema;

/**
 * What binding gave.
 *
 * @param value the record; what could not be bound has its default
 * @param rejected Traefik refuses the whole document (a dynamic file is dropped, a static one stops
 *     the start)
 */
public record Bound<T>(T value, boolean rejected) {}
