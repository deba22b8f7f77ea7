package dev.traefikctl.model;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.FileOrContent;
import dev.traefikctl.schema.Option;

@Doc("A certificate and its private key.")
public record ClientCertificate(
    @Option(doc = "The certificate: a path, or PEM text.") FileOrContent certFile,
    @Option(doc = "The private key: a path, or PEM text.", secret = true) FileOrContent keyFile) {}
