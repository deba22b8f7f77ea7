package dev.traefikctl.model.tcp;

/** The types of TCP services. */
public sealed interface TcpServiceType permits TcpLoadBalancer, TcpWeighted {}
