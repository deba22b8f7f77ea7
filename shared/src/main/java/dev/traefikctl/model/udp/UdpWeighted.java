package dev.traefikctl.model.udp;

import dev.traefikctl.model.http.WeightedChild;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import dev.traefikctl.schema.Variants;
import java.util.List;

@Doc("Shares sessions among services by weight.")
@Variants.Key("weighted")
public record UdpWeighted(@Option(doc = "The services.") List<WeightedChild> services)
    implements UdpServiceType {}
