package dev.traefikctl.middleware;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for each user the password that was last found right, as a digest with a key that
 * exists in this process only, so that the slow hash is not computed for every request. It is
 * bounded by the number of users.
 */
final class VerifiedPasswords {

  private static final int KEY_BYTES = 32;

  private final Mac mac;
  private final Map<String, byte[]> digests = new ConcurrentHashMap<>();

  VerifiedPasswords() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  boolean contains(String user, PasswordHash hash, byte[] password) {
    byte[] known = digests.get(user);
    return known != null && MessageDigest.isEqual(known, digest(hash, password));
  }

  void add(String user, PasswordHash hash, byte[] password) {
    digests.put(user, digest(hash, password));
  }

  private byte[] digest(PasswordHash hash, byte[] password) {
    Mac fresh;
    try {
      fresh = (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's HmacSHA256 can be cloned", e);
    }
    fresh.update(hash.bytes());
    fresh.update((byte) 0);
    return fresh.doFinal(password);
  }
}
