package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Follows CNAMEs of request hosts.")
public record HostResolver(
    @Option(doc = "Matches rules against the names that CNAMEs lead to.") boolean cnameFlattening,
    @Option(doc = "The resolver's configuration.", def = "/etc/resolv.conf") String resolvConfig,
    @Option(doc = "How many CNAMEs are followed.", def = "5") int resolvDepth) {}
