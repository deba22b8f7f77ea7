package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Translates gRPC-Web requests to gRPC.")
public record GrpcWeb(
    @Option(doc = "Origins that browsers may call from.", example = "*") List<String> allowOrigins)
    implements Middleware {}
