package inquest.engine.show.builtin;

import inquest.engine.object.Text;
import inquest.engine.show.Count;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.BytesSpelling;
import inquest.engine.show.spelling.TextSpelling;

/** Text and bytes; long ones are cut and say how long they are. */
final class TextPrinter {
  private TextPrinter() {}

  static Shown show(Text text, Showing showing) {
    return switch (text) {
      case Text.Str str -> str(str, showing);
      case Text.Bytes bytes -> bytes(bytes, showing);
    };
  }

  private static Shown str(Text.Str str, Showing showing) {
    boolean python2 = showing.dialect().python2();
    if (showing.redacted()) {
      return new Shown.Text(
          "<" + (python2 ? "unicode" : "str") + ", " + Count.of(str.length(), "character") + ">");
    }
    String text = str.text();
    int most = showing.textRoom();
    String head = head(text, most);
    String cut =
        head.length() < text.length() || str.truncated() ? Count.of(str.length(), "character") : "";
    return new Shown.Text(python2 ? TextSpelling.python2(head) : TextSpelling.python3(head), cut);
  }

  private static String head(String text, int characters) {
    return text.length() <= characters || text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters));
  }

  private static Shown bytes(Text.Bytes value, Showing showing) {
    if (showing.redacted()) {
      String name =
          switch (value.kind()) {
            case BYTES -> "bytes";
            case BYTEARRAY -> "bytearray";
            case STR -> "str";
          };
      return new Shown.Text("<" + name + ", " + Count.of(value.length(), "byte") + ">");
    }
    int most = showing.textRoom();
    byte[] head = value.bytes().copy(0, Math.min(most, value.bytes().length()));
    String cut = head.length < value.length() ? Count.of(value.length(), "byte") : "";
    String text =
        switch (value.kind()) {
          case BYTES -> BytesSpelling.bytes(head);
          case BYTEARRAY -> BytesSpelling.bytearray(head);
          case STR -> BytesSpelling.string(head);
        };
    return new Shown.Text(text, cut);
  }
}
