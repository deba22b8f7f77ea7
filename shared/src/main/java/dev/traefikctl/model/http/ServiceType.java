package dev.traefikctl.model.http;

/** The types of HTTP services; a service's key is the record's name in lower camel case. */
public sealed interface ServiceType
    permits LoadBalancer, HighestRandomWeight, Weighted, Mirroring, Failover {}
