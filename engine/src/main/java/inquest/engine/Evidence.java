package inquest.engine;

import inquest.engine.binaries.Binary;
import inquest.engine.binaries.LoadedModule;
import inquest.engine.binaries.ProcessImage;
import inquest.engine.report.EvidenceSection.Fact;
import inquest.engine.runtime.NativeJoin;
import inquest.engine.runtime.PythonProcess;
import inquest.engine.runtime.PythonThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an answer rests on: how the interpreter was found, which files were used, how threads were
 * joined.
 */
final class Evidence {
  private Evidence() {}

  static List<Fact> of(ProcessImage image, Optional<PythonProcess> python) {
    List<Fact> facts = new ArrayList<>();
    python.ifPresent(p -> facts.add(new Fact("Interpreter", "found " + p.how())));
    for (LoadedModule module : image.modules()) {
      module.binaryInUse().ifPresent(binary -> facts.add(file(module, binary)));
    }
    python.ifPresent(p -> p.threads().forEach(thread -> join(thread).ifPresent(facts::add)));
    return facts;
  }

  private static Fact file(LoadedModule module, Binary binary) {
    String how =
        switch (binary.match()) {
          case BUILD_ID -> "the same build id";
          case INFERRED -> "inferred: its segments fit";
        };
    return new Fact(module.module().fileName(), binary.path() + " (" + how + ")");
  }

  private static Optional<Fact> join(PythonThread thread) {
    return thread
        .nativeThread()
        .map(NativeJoin::how)
        .map(how -> new Fact("Thread " + thread.number(), "joined by " + how.words()));
  }
}
