package inquest.engine;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.layout.Field;
import inquest.engine.layout.Layout;
import inquest.engine.layout.Source;
import inquest.engine.layout.Struct;
import inquest.engine.report.EvidenceSection.Fact;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.target.live.LiveTarget;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an answer rests on: how the interpreter was found, its layout, which files were used. */
final class Evidence {
  private Evidence() {}

  static List<Fact> of(ProcessImage image, Optional<PythonProcess> python) {
    List<Fact> facts = new ArrayList<>();
    if (image.target() instanceof LiveTarget live) {
      facts.add(look(live));
    }
    python.ifPresent(p -> facts.add(new Fact("Interpreter", "found " + p.how())));
    python.ifPresent(p -> facts.add(layout(p.layout())));
    for (LoadedModule module : image.modules()) {
      module.binaryInUse().ifPresent(binary -> facts.add(file(module, binary)));
    }
    return facts;
  }

  private static Fact look(LiveTarget live) {
    String pause =
        live.pause()
            .map(p -> "the process stood still for %.1f ms, ".formatted(p.toNanos() / 1e6))
            .orElse(live.stoodStill() ? "the process stands still, " : "the process ran on, ");
    return new Fact("Look", pause + live.pages() + " pages were copied by " + live.how());
  }

  private static Fact file(LoadedModule module, Binary binary) {
    String how =
        switch (binary.match()) {
          case BUILD_ID -> "the same build id";
          case INFERRED -> "inferred: its segments fit";
        };
    return new Fact(module.module().fileName(), binary.path() + " (" + how + ")");
  }

  /** How many fields of its structures each source gave. */
  private static Fact layout(Layout layout) {
    Map<Source, Integer> counts = new EnumMap<>(Source.class);
    for (Struct struct : layout.structs().values()) {
      for (Field field : struct.fields().values()) {
        counts.merge(field.source(), 1, Integer::sum);
      }
    }
    String text =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " fields from " + count.getKey().words())
            .collect(Collectors.joining(", "));
    return new Fact("Layout", text);
  }
}
