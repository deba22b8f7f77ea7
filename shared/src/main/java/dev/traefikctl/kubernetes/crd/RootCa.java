package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;

@Doc("A trusted certificate authority, in a Secret or in a ConfigMap.")
@Constraint(
    rule = "!has(self.secret) || !has(self.configMap)",
    message = "RootCA cannot have both Secret and ConfigMap defined.")
public record RootCa(
    @Option(doc = "A Secret that holds it, under tls.ca or ca.crt.") String secret,
    @Option(doc = "A ConfigMap that holds it, under ca.crt.") String configMap) {}
