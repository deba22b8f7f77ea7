package dev.traefikctl.kubernetes.crd;

import dev.traefikctl.schema.Constraint;
import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("Keeps a client where its first request went.")
public record Sticky(
    @Option(doc = "The cookie that remembers it.", allowEmpty = true) @Nullable Cookie cookie) {
  @Doc("A cookie.")
  public record Cookie(
      @Option(doc = "Its name; by default derived from the service.") String name,
      @Option(doc = "Sent over TLS only.") boolean secure,
      @Option(doc = "Hidden from scripts.") boolean httpOnly,
      @Option(
              doc = "The SameSite policy.",
              allowed = {"none", "lax", "strict", "None", "Lax", "Strict"})
          String sameSite,
      @Constraint(anyWidth = true)
          @Option(doc = "Seconds; 0 is a session cookie, negative expires at once.")
          long maxAge,
      @Option(doc = "The path of the cookie.") @Nullable String path,
      @Option(doc = "The domain of the cookie.") String domain) {}
}
