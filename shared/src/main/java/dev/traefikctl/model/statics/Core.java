package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Deprecated controls.")
public record Core(
    @Option(
            doc = "The syntax of rules that say nothing of it.",
            def = "v3",
            allowed = {"v2", "v3"},
            deprecated = true)
        String defaultRuleSyntax) {}
