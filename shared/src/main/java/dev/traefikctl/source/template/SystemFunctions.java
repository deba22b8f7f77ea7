package dev.traefikctl.source.template;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Sprig's functions that look outside of the template: environment, names, chance. */
final class SystemFunctions {

  private static final String DIGITS = "0123456789";
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** What a random character costs: a secure source is slow. */
  private static final int STEPS_OF_CHANCE = 4;

  private SystemFunctions() {}

  static void register(Functions to) {
    to.add("env", "s", args -> variable(args, args.string(0)));
    to.add(
        "expandenv",
        "s",
        args -> Dollar.expand(args.string(0), true, name -> variable(args, name)));
    to.add("getHostByName", "s", args -> address(args));
    to.add("randAlphaNum", "i", args -> random(args, LETTERS + DIGITS));
    to.add("randAlpha", "i", args -> random(args, LETTERS));
    to.add("randNumeric", "i", args -> random(args, DIGITS));
    to.add("randAscii", "i", args -> random(args, ascii()));
    to.add("randBytes", "i", args -> Base64.getEncoder().encodeToString(bytes(args)));
    to.add("uuidv4", "", args -> uuid(args.environment().random()));
  }

  private static String variable(Args args, String name) {
    String value = args.environment().variables().apply(name);
    return value == null ? "" : value;
  }

  private static String address(Args args) {
    try {
      InetAddress[] all = InetAddress.getAllByName(args.string(0));
      return all[args.environment().random().nextInt(all.length)].getHostAddress();
    } catch (UnknownHostException e) {
      throw Failure.of("no address of " + args.string(0));
    }
  }

  private static String ascii() {
    StringBuilder out = new StringBuilder();
    for (char c = ' '; c < 0x7F; c++) {
      out.append(c);
    }
    return out.toString();
  }

  private static int count(Args args) {
    long count = args.integer(0);
    if (count < 0) {
      throw Failure.of("negative count: " + count);
    }
    args.reserve(count);
    return (int) count;
  }

  private static String random(Args args, String alphabet) {
    RandomGenerator random = args.environment().random();
    StringBuilder out = new StringBuilder();
    int count = count(args);
    args.budget().steps((long) STEPS_OF_CHANCE * count);
    for (int i = count; i > 0; i--) {
      out.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return out.toString();
  }

  private static byte[] bytes(Args args) {
    byte[] bytes = new byte[count(args)];
    args.environment().random().nextBytes(bytes);
    return bytes;
  }

  /** A random UUID (RFC 9562, version 4). */
  private static String uuid(RandomGenerator random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0F | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3F | 0x80);
    String hex = HexFormat.of().formatHex(bytes);
    return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }
}
