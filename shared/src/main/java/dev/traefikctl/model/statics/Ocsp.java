package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.Map;

@Doc("Staples OCSP answers.")
public record Ocsp(
    @Option(doc = "Other responders, by the responder that certificates name.")
        Map<String, String> responderOverrides) {}
