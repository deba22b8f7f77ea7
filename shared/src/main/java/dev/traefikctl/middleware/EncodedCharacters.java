package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("Refuses paths with certain percent-encoded characters.")
public record EncodedCharacters(
    @Option(doc = "Lets %2F pass.") boolean allowEncodedSlash,
    @Option(doc = "Lets %5C pass.") boolean allowEncodedBackSlash,
    @Option(doc = "Lets %00 pass.") boolean allowEncodedNullCharacter,
    @Option(doc = "Lets %3B pass.") boolean allowEncodedSemicolon,
    @Option(doc = "Lets %25 pass.") boolean allowEncodedPercent,
    @Option(doc = "Lets %3F pass.") boolean allowEncodedQuestionMark,
    @Option(doc = "Lets %23 pass.") boolean allowEncodedHash)
    implements Middleware {}
