package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Redirects requests whose URL matches a regular expression.")
public record RedirectRegex(
    @Option(
            doc = "Regular expression (Go syntax) for scheme, host, path and query.",
            example = "^http://old/(.*)")
        String regex,
    @Option(
            doc = "The URL to redirect to; $1 or ${name} stand for groups.",
            example = "https://new/${1}")
        String replacement,
    @Option(doc = "Answers 301 or 308 instead of 302 or 307.") boolean permanent)
    implements Middleware {}
