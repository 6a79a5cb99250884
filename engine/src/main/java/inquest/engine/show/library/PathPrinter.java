package inquest.engine.show.library;

import inquest.engine.object.Items;
import inquest.engine.object.PyType;
import inquest.engine.object.Ref;
import inquest.engine.show.Names;
import inquest.engine.show.Printer;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.TextSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code PosixPath('/tmp/x')} (Lib/pathlib). The text is kept ready once it was asked for; else it
 * is made from the parsed parts, or from the segments as they were given.
 */
final class PathPrinter implements Printer {
  @Override
  public String name() {
    return "paths";
  }

  @Override
  public Optional<Shown> show(Ref ref, PyType type, Showing showing) {
    Instance instance = new Instance(ref, type, showing);
    boolean windows =
        type.mro().stream()
            .map(base -> Names.simple(showing.objects().type(base.address())))
            .anyMatch("PureWindowsPath"::equals);
    return instance
        .text("_str")
        .or(() -> fromParts(instance, windows))
        .or(() -> fromTail(instance, windows))
        .or(() -> fromSegments(instance, windows))
        .map(text -> windows ? text.replace('\\', '/') : text)
        .map(text -> new Shown.Text(instance.name() + "(" + TextSpelling.python3(text) + ")"));
  }

  /** To 3.11: {@code _parts}, the first of which is the anchor where there is one. */
  private static Optional<String> fromParts(Instance instance, boolean windows) {
    String anchor = anchor(instance);
    return texts(instance, "_parts")
        .map(parts ->
            anchor.isEmpty() ? parts : parts.subList(Math.min(1, parts.size()), parts.size()))
        .map(parts -> joined(anchor, parts, windows));
  }

  /** From 3.12: {@code _tail_cached}, once it was parsed. */
  private static Optional<String> fromTail(Instance instance, boolean windows) {
    return texts(instance, "_tail_cached").map(tail -> joined(anchor(instance), tail, windows));
  }

  /** From 3.12, before it was parsed: {@code _raw_paths}. */
  private static Optional<String> fromSegments(Instance instance, boolean windows) {
    return texts(instance, "_raw_paths").map(raw -> parse(raw, windows));
  }

  private static String anchor(Instance instance) {
    return instance.text("_drv").orElse("") + instance.text("_root").orElse("");
  }

  private static String joined(String anchor, List<String> parts, boolean windows) {
    String text = anchor + String.join(windows ? "\\" : "/", parts);
    return text.isEmpty() ? "." : text;
  }

  private static String parse(List<String> raw, boolean windows) {
    String whole = "";
    for (String segment : raw) {
      String text = windows ? segment.replace('\\', '/') : segment;
      boolean absolute = text.startsWith("/") || (windows && text.matches("[A-Za-z]:/.*"));
      whole = absolute || whole.isEmpty() ? text : whole + "/" + text;
    }
    boolean two = whole.startsWith("//") && !whole.startsWith("///");
    String root = whole.startsWith("/") ? two ? "//" : "/" : "";
    List<String> parts = new ArrayList<>();
    for (String part : whole.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String text = root + String.join("/", parts);
    return text.isEmpty() ? "." : text;
  }

  private static Optional<List<String>> texts(Instance instance, String name) {
    var objects = instance.showing().objects();
    return instance
        .held(name)
        .map(list -> {
          Items items = objects.items(list);
          List<String> texts = new ArrayList<>();
          for (long i = 0; i < Math.min(items.length(), objects.limits().chain()); i++) {
            texts.add(objects.text(items.get(i)));
          }
          return texts;
        });
  }
}
