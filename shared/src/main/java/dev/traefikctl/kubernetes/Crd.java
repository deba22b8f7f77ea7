package dev.traefikctl.kubernetes;

/** What the parts of the kubernetesCRD translator share. */
record Crd(
    Cluster cluster, References references, Certificates certificates, UsedCertificates used) {}
