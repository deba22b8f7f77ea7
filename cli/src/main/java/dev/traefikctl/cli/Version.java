package dev.traefikctl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;

/** The version of this program, written into it by the build. */
final class Version implements CommandLine.IVersionProvider {

  /** The version of Traefik whose behaviour the engine has. */
  static final String TRAEFIK = "v3.7.9";

  static String number() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  @Override
  public String[] getVersion() throws IOException {
    return new String[] {"traefikctl " + number() + " (behaves as Traefik " + TRAEFIK + ")"};
  }
}
