package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Removes the start of the path that the first matching regular expression covers.")
public record StripPrefixRegex(
    @Option(doc = "Regular expressions (Go syntax), tried in this order.", example = "/v[0-9]+/")
        List<String> regex)
    implements Middleware {}
