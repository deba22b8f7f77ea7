package dev.traefikctl.model.udp;

/** The types of UDP services. */
public sealed interface UdpServiceType permits UdpLoadBalancer, UdpWeighted {}
