package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("A child of a weighted service.")
public record WeightedChild(
    @Option(doc = "The name of the service.", example = "app-v2", required = true) String name,
    @Option(doc = "Its share; 0 and less get no new client.", def = "1") @Nullable Long weight) {}
