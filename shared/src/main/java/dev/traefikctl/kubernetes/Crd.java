package dev.traefikctl.kubernetes;

/** What the parts of the kubernetesCRD translator share while they translate an object. */
record Crd(
    Cluster cluster,
    References references,
    Certificates certificates,
    UsedCertificates used,
    Fragment out) {}
