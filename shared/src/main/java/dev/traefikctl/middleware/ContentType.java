package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import org.jspecify.annotations.Nullable;

@Doc("Guesses the Content-Type of responses that have none.")
@Variants.Key(value = "contentType", allowEmpty = true)
public record ContentType(
    @Option(doc = "Has no effect.", deprecated = true) @Nullable Boolean autoDetect)
    implements Middleware {}
