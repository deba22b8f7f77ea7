package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Doc("Removes the first prefix that matches from the path of the request.")
public record StripPrefix(
    @Option(
            doc = "Prefixes to strip, tried in this order and compared as plain text.",
            example = "/api")
        List<String> prefixes,
    @Option(doc = "Whether the remaining path starts with a slash.", deprecated = true)
        @Nullable Boolean forceSlash)
    implements Middleware {}
