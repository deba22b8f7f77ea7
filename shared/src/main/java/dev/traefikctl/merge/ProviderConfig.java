package dev.traefikctl.merge;

import dev.traefikctl.diag.Origins;
import dev.traefikctl.model.DynamicConfig;

/**
 * What one provider says.
 *
 * @param provider the name behind the {@code @}: {@code file}, {@code kubernetescrd}
 * @param config with names as the user wrote them
 * @param origins where its parts stand
 */
public record ProviderConfig(String provider, DynamicConfig config, Origins origins) {}
