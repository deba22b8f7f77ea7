package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Redirects requests that use another scheme or port.")
public record RedirectScheme(
    @Option(doc = "The scheme to redirect to; required.", example = "https") String scheme,
    @Option(doc = "The port to redirect to.", example = "443") String port,
    @Option(doc = "Answers 301 or 308 instead of 302 or 307.") boolean permanent)
    implements Middleware {}
