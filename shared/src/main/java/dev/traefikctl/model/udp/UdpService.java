package dev.traefikctl.model.udp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

/**
 * One named UDP service as the user wrote it.
 *
 * @param types one in a correct configuration
 */
@Doc("Where datagrams go.")
public record UdpService(
    @Option(doc = "The type and its options.") @Variants List<UdpServiceType> types) {}
