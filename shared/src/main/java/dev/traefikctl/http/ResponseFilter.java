package dev.traefikctl.http;

/** Sees the response head before it is written to the client, and may change it. */
@FunctionalInterface
public interface ResponseFilter {
  void filter(Exchange exchange, Response response);
}
