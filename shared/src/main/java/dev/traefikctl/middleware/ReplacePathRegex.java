package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Rewrites the path with a regular expression and keeps the old one in X-Replaced-Path.")
public record ReplacePathRegex(
    @Option(
            doc = "Regular expression (Go syntax) that the escaped path must match.",
            example = "^/foo/(.*)")
        String regex,
    @Option(doc = "The new path; $1 or ${name} stand for groups.", example = "/bar/$1")
        String replacement)
    implements Middleware {}
