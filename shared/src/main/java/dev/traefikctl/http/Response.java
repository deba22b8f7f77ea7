package dev.traefikctl.http;

/** The head of the response of an exchange, final once the filters have seen it. */
public final class Response {

  private int status = 200;
  private final Headers headers = new Headers();

  public int status() {
    return status;
  }

  public void status(int value) {
    status = value;
  }

  public Headers headers() {
    return headers;
  }
}
