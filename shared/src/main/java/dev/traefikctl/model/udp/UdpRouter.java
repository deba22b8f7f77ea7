package dev.traefikctl.model.udp;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Sends the datagrams of entry points to a service.")
public record UdpRouter(
    @Option(doc = "Entry points to listen on.") List<String> entryPoints,
    @Option(doc = "The service that gets the datagrams.", required = true) String service) {}
