package dev.traefikctl.model.tcp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/**
 * One named TCP service as the user wrote it.
 *
 * @param types one in a correct configuration
 */
@Doc("Where connections go.")
public record TcpService(
    @Option(doc = "The type and its options.") @Variants List<TcpServiceType> types) {}
