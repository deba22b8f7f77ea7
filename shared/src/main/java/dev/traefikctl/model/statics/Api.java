package dev.traefikctl.model.statics;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("The API and the dashboard.")
public record Api(
    @Option(doc = "The path before those of the API.", def = "/") String basePath,
    @Option(doc = "Serves the API to everybody on the entry point traefik.") boolean insecure,
    @Option(doc = "Serves the dashboard.", def = "true") boolean dashboard,
    @Option(doc = "Serves debugging pages.", notYet = true) boolean debug,
    @Option(doc = "Hides an advertisement of the dashboard.") boolean disableDashboardAd,
    @Option(doc = "The name that the dashboard shows.") String dashboardName) {}
