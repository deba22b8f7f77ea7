package dev.traefikctl.explain;

import org.jspecify.annotations.Nullable;

/**
 * One difference of a message.
 *
 * @param what {@code method}, {@code path}, {@code query}, {@code host}, {@code status} or {@code
 *     header NAME}
 * @param before null where it was not there
 * @param after null where it is not there any more; several lines of a header are joined by ", "
 */
public record Change(String what, @Nullable String before, @Nullable String after) {}
