package dev.traefikctl.agent.admin;

import dev.traefikctl.http.Exchange;
import dev.traefikctl.http.Handler;
import java.nio.charset.StandardCharsets;

/**
 * {@code dashboard@internal}: this version has no dashboard of its own, and says so where Traefik's
 * would be; routers, redirections and headers are Traefik's.
 */
public final class Dashboard implements Handler {

  private static final byte[] PAGE =
      """
      <!doctype html>
      <meta charset="utf-8">
      <title>traefik-agent</title>
      <p>traefik-agent serves Traefik's configuration and API, but no dashboard yet.
      <p>See <a href="/api/overview">/api/overview</a>,
      <a href="/api/http/routers">/api/http/routers</a>,
      <a href="/api/http/services">/api/http/services</a>,
      <a href="/api/http/middlewares">/api/http/middlewares</a>.
      """
          .getBytes(StandardCharsets.UTF_8);

  @Override
  public void handle(Exchange exchange) {
    String path = exchange.request().path();
    if (!path.equals("/") && !path.isEmpty()) {
      exchange.onResponse((x, response) -> response.headers().set(CSP, CSP_VALUE));
      exchange.error(404, "404 page not found");
      return;
    }
    exchange.response().status(200);
    exchange.response().headers().reset(new byte[0]);
    exchange.response().headers().set(CSP, CSP_VALUE);
    exchange.response().headers().set("Content-Type", "text/html; charset=utf-8");
    exchange.respond(PAGE);
  }

  private static final String CSP = "Content-Security-Policy";
  private static final String CSP_VALUE =
      "frame-src 'self' https://traefik.io https://*.traefik.io;";
}
