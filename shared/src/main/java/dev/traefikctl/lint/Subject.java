package dev.traefikctl.lint;

import dev.traefikctl.model.DynamicConfig;

/**
 * What lint rules look at. They report configuration paths; places in files are found later.
 *
 * @param config what the file provider gives, names without provider
 */
public record Subject(DynamicConfig config) {}
