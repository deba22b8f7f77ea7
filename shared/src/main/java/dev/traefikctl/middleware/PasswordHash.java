package dev.traefikctl.middleware;

import at.favre.lib.crypto.bcrypt.BCrypt;
import at.favre.lib.crypto.bcrypt.LongPasswordStrategies;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.Md5Crypt;

/**
 * A password hash as htpasswd writes it: bcrypt ({@code $2y$} and its kin), MD5 ({@code $apr1$},
 * {@code $1$}) or SHA-1 ({@code {SHA}}). Passwords of other kinds never match.
 */
final class PasswordHash {

  private static final BCrypt.Verifyer BCRYPT =
      BCrypt.verifyer(null, LongPasswordStrategies.none());

  private static final String SHA = "{SHA}";

  /** How a hash is checked. */
  private enum Kind {
    BCRYPT,
    MD5,
    SHA1,
    UNUSABLE
  }

  private final byte[] hash;
  private final String text;
  private final Kind kind;

  PasswordHash(String text) {
    this.text = text;
    this.hash = text.getBytes(StandardCharsets.UTF_8);
    this.kind = kind(text);
  }

  private static Kind kind(String text) {
    if (text.matches("\\$2[abxy]\\$(0[4-9]|[12][0-9]|3[01])\\$[./a-zA-Z0-9]{53}")) {
      return Kind.BCRYPT;
    }
    if (text.startsWith(SHA)) {
      return Kind.SHA1;
    }
    return text.matches("\\$(apr1|1)\\$[./a-zA-Z0-9]{1,8}\\$.*") ? Kind.MD5 : Kind.UNUSABLE;
  }

  /** Whether a check takes so long that it must not run on an event loop. */
  boolean isSlow() {
    return kind == Kind.BCRYPT || kind == Kind.MD5;
  }

  /** Checks a password in a time that does not depend on how much of it is right. */
  boolean matches(byte[] password) {
    return switch (kind) {
      case BCRYPT -> BCRYPT.verify(password, hash).verified;
      case MD5 -> isEqual(md5(password));
      case SHA1 -> isEqual(SHA + Base64.getEncoder().encodeToString(DigestUtils.sha1(password)));
      case UNUSABLE -> false;
    };
  }

  private String md5(byte[] password) {
    String prefix = text.startsWith("$1$") ? "$1$" : "$apr1$";
    // the library wipes the password that it is given
    return Md5Crypt.md5Crypt(password.clone(), text, prefix);
  }

  private boolean isEqual(String computed) {
    return MessageDigest.isEqual(hash, computed.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash as it was configured, to tell cached results apart; it never leaves the process. */
  byte[] bytes() {
    return hash;
  }

  @Override
  public String toString() {
    return "<hash>";
  }
}
