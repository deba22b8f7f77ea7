package dev.traefikctl.model;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;

@Doc("Names that one certificate shall have.")
public record Domain(
    @Option(doc = "The main name.", example = "example.com") String main,
    @Option(doc = "Further names.", example = "*.example.com") List<String> sans) {}
