package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;

@Doc("Makes a parent service follow the health of its children; it has no options.")
public record HealthCheckParent() {}
