package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** Compiled regular expressions and matches (Modules/_sre/sre.h). */
final class PatternDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("re.Pattern", "_sre.SRE_Pattern", "re.Match", "_sre.SRE_Match");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.endsWith("Pattern")) {
      View view = objects.view("PatternObject", ref);
      return new Plumbing.Pattern(Objects.ref(view, "pattern"), (int) view.integer("flags"));
    }
    View view = objects.view("MatchObject", ref);
    long marks = view.addressOf("mark");
    return new Plumbing.Match(
        Objects.ref(view, "string"),
        Objects.ref(view, "pattern"),
        objects.memory().i64(marks),
        objects.memory().i64(marks + Long.BYTES));
  }
}
