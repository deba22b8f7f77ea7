package dev.traefikctl.lint;

/** Certificates of examples; nobody has their keys. */
final class ExampleCertificates {

  /** For app.example.com, until 2126. */
  static final String APP =
      """
      -----BEGIN CERTIFICATE-----
      MIIBjjCCATWgAwIBAgIUcNrEFoXhcpz94Ei7teWdYVYEWLEwCgYIKoZIzj0EAwIw
      DjEMMAoGA1UEAwwDYXBwMCAXDTI2MTEyMTEyNDMwOFoYDzIxMjYxMDI4MTI0MzA4
      WjAOMQwwCgYDVQQDDANhcHAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARWVvF2
      TGHIi5DDxosz5eVJ3Gm9IkHKptLpCZKbH+4M0LvKCt8b8SoFaD2BLBhm0JeH+TcG
      2bLHrB0IMI9qtH/Vo28wbTAdBgNVHQ4EFgQUId9w2AY9XQiN1/eqv7V7RixvbuEw
      HwYDVR0jBBgwFoAUId9w2AY9XQiN1/eqv7V7RixvbuEwDwYDVR0TAQH/BAUwAwEB
      /zAaBgNVHREEEzARgg9hcHAuZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDRwAwRAIg
      MILvPt/KziNmFBmdnGf/ejdURJk1KXDb5++XkYLoyv8CIFa5K4cnA3EdCqxJcCq8
      DJdMW/iMi8saQwMsk5wOOhHd
      -----END CERTIFICATE-----
      """;

  /** For www.example.com, until 2126. */
  static final String WWW =
      """
      -----BEGIN CERTIFICATE-----
      MIIBjzCCATWgAwIBAgIUCFWlhkchrDgyp6vVVpvkVksPjWIwCgYIKoZIzj0EAwIw
      DjEMMAoGA1UEAwwDd3d3MCAXDTI2MTEyMTEyNDMwOFoYDzIxMjYxMDI4MTI0MzA4
      WjAOMQwwCgYDVQQDDAN3d3cwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQHbJQS
      +2yXPOS0J4ZXJJra15Kx7VTadhNCnFLQ+GIuZqmeRGUJ24rI4Aj6hWRVIdt8OWqj
      tpXUeKP4Mg16XR6Po28wbTAdBgNVHQ4EFgQUhk6VR8qheNIBSPtq4VGM2kyo3LAw
      HwYDVR0jBBgwFoAUhk6VR8qheNIBSPtq4VGM2kyo3LAwDwYDVR0TAQH/BAUwAwEB
      /zAaBgNVHREEEzARgg93d3cuZXhhbXBsZS5jb20wCgYIKoZIzj0EAwIDSAAwRQIg
      NjVKNYdo6vQwcoTS2TJa0WHU0JPE6lxsKkLcXUEF+FwCIQCfx5EeHu9niF8tlHk4
      LENFe7xSF53q3jDeF2vVOQY7Jw==
      -----END CERTIFICATE-----
      """;

  private ExampleCertificates() {}
}
