package dev.traefikctl.source.template;

/** Texts broken into lines at spaces. */
final class Wrapping {

  private Wrapping() {}

  /**
   * Breaks a text; the first argument is the most characters of a line, at least one.
   *
   * @param index which argument is the text
   * @param cut whether words that are longer than a line are cut
   */
  static String wrap(Args args, int index, String lineBreak, boolean cut) {
    String text = args.string(index);
    int most = Math.clamp(args.integer(0), 1, 1 << 30);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (text.length() - at > most) {
      if (text.charAt(at) == ' ') {
        at++;
        continue;
      }
      int space = text.lastIndexOf(' ', at + most);
      int end = space > at ? space : cut ? at + most : text.indexOf(' ', at + most);
      if (end < 0) {
        break;
      }
      out.append(text, at, end).append(lineBreak);
      Budget.check(out);
      at = end < text.length() && text.charAt(end) == ' ' ? end + 1 : end;
    }
    return out.append(text.substring(at)).toString();
  }
}
