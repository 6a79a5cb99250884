package inquest.scripts.answer;

import java.util.stream.Stream;

/** Our own bugs, as a user sees them. */
public final class Fault {
  private Fault() {}

  /** The failure and the place in our code, in one line: a stack trace is nothing for a user. */
  public static String sentence(Throwable fault) {
    if (fault instanceof OutOfMemoryError) {
      return "the Java heap is too small for this; set INQUEST_HEAP to more, such as 4g";
    }
    String place =
        Stream.of(fault.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("inquest."))
            .findFirst()
            .map(frame -> " at " + frame)
            .orElse("");
    return "a fault of Inquest itself, please report it: " + fault + place;
  }
}
