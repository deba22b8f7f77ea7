package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

/** The agent never calls home, so that the first two are read for compatibility only. */
@Doc("Options of the program as a whole.")
public record Global(
    @Option(
            doc = "Ignored: no program here looks for new versions.",
            def = "true",
            allowEmpty = true)
        boolean checkNewVersion,
    @Option(doc = "Ignored: no program here sends statistics.", allowEmpty = true)
        boolean sendAnonymousUsage,
    @Option(
            doc = "Ignored, as by Traefik; entryPoints.<name>.forwardedHeaders has the option.",
            allowEmpty = true)
        boolean notAppendXForwardedFor) {}
