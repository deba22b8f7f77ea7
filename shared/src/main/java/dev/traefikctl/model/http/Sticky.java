package dev.traefikctl.model.http;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import org.jspecify.annotations.Nullable;

@Doc("Keeps a client where its first request went.")
public record Sticky(
    @Option(doc = "The cookie that remembers it.", allowEmpty = true, notYet = true)
        @Nullable Cookie cookie) {

  @Doc("A cookie.")
  public record Cookie(
      @Option(doc = "Its name; by default derived from the service.", notYet = true) String name,
      @Option(doc = "Sent over TLS only.", notYet = true) boolean secure,
      @Option(doc = "Hidden from scripts.", notYet = true) boolean httpOnly,
      @Option(
              doc = "The SameSite policy.",
              allowed = {"", "none", "lax", "strict"},
              notYet = true)
          String sameSite,
      @Option(doc = "Seconds; 0 is a session cookie, negative expires at once.", notYet = true)
          long maxAge,
      @Option(doc = "The path of the cookie.", def = "/", notYet = true) @Nullable String path,
      @Option(doc = "The domain of the cookie.", notYet = true) String domain) {}
}
