package inquest.engine.dwarf;

import java.util.List;
import java.util.Optional;

/**
 * A frame as the tools print it.
 *
 * @param column 0 where the tool does not say
 */
record Place(String name, String file, int line, int column) {
  /**
   * From two lines: a name, and {@code file:line} or {@code file:line:column}.
   *
   * @param position with a column only where it has three parts
   */
  static Place of(String name, String position) {
    String[] parts = position.replaceAll(" \\(discriminator \\d+\\)", "").split(":", -1);
    return new Place(name, parts[0], number(parts[1]), parts.length > 2 ? number(parts[2]) : 0);
  }

  private static int number(String text) {
    return text.equals("?") ? 0 : Integer.parseInt(text);
  }

  /** Whether a frame is this: the name may be mangled where the frame has no linkage name. */
  boolean isFrame(SourceFrame frame) {
    return isNamed(frame)
        && file.equals(frame.file().orElse("??"))
        && line == frame.line().orElse(0)
        && (column == 0 || column == frame.column().orElse(0));
  }

  private boolean isNamed(SourceFrame frame) {
    Optional<String> linkage = frame.linkageName();
    if (linkage.isPresent() || frame.function().isEmpty()) {
      return name.equals(linkage.orElse("??"));
    }
    String function = frame.function().get();
    String last = function.substring(function.lastIndexOf(':') + 1);
    return name.equals(function)
        || name.equals(last)
        || name.startsWith("_Z") && name.contains(last.length() + last);
  }

  /** Whether the frames are these. */
  static boolean are(List<Place> places, List<SourceFrame> frames) {
    if (frames.isEmpty()) {
      return places.stream().allMatch(p -> p.name().equals("??") && p.line() == 0);
    }
    if (places.size() != frames.size()) {
      return false;
    }
    for (int i = 0; i < frames.size(); i++) {
      if (!places.get(i).isFrame(frames.get(i))) {
        return false;
      }
    }
    return true;
  }
}
