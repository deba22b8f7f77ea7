package dev.traefikctl.model.http;

import dev.traefikctl.middleware.Middleware;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/**
 * One named middleware as the user wrote it.
 *
 * @param types one in a correct configuration; none or several are an error (TRK6001) of the
 *     routers that use it
 */
@Doc("A middleware: one type and its options.")
public record MiddlewareDef(
    @Option(doc = "The type and its options.") @Variants List<Middleware> types) {}
