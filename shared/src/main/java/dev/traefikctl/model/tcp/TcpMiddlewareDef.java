package dev.traefikctl.model.tcp;

import dev.traefikctl.middleware.TcpMiddleware;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/**
 * One named TCP middleware as the user wrote it.
 *
 * @param types one in a correct configuration
 */
@Doc("A TCP middleware: one type and its options.")
public record TcpMiddlewareDef(
    @Option(doc = "The type and its options.") @Variants List<TcpMiddleware> types) {}
