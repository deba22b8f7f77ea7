package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/**
 * One named service as the user wrote it.
 *
 * @param types one in a correct configuration; none or several are an error (TRK7001) of the
 *     routers that use it
 */
@Doc("Where requests go.")
public record Service(
    @Option(doc = "Middlewares of every request to the service.") List<String> middlewares,
    @Option(doc = "The type and its options.") @Variants List<ServiceType> types) {}
