package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Replaces the path of the request and keeps the old one in X-Replaced-Path.")
public record ReplacePath(@Option(doc = "The new path.", example = "/index.html") String path)
    implements Middleware {}
