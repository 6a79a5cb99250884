package inquest.examples;

import inquest.engine.Attachment;
import inquest.engine.Inquest;
import inquest.engine.binaries.SearchOptions;
import inquest.engine.report.Section;
import inquest.engine.report.Wanted;
import inquest.engine.show.ShowLimits;
import inquest.engine.target.CannotOpen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Inquest, as the end-to-end tests ask it. */
final class Product {
  private static final ShowLimits VALUES = new ShowLimits(20, 1_000, 4_000, 100_000);

  private Product() {}

  /** The whole report: every frame of every thread, nothing folded, defects thrown. */
  static List<Section> report(Path core, Optional<Path> sysroot, boolean locals) throws CannotOpen {
    try (Inquest inquest = open(core, sysroot)) {
      return inquest.report(all(locals), VALUES, false).sections();
    }
  }

  /** The same of a living process. */
  static List<Section> live(int pid, boolean stop, boolean locals) throws CannotOpen {
    try (Attachment attachment = Attachment.open(pid, Inquest.Options.defaults())) {
      Consumer<Inquest> gather = look -> look.gather(all(locals), VALUES);
      Inquest look = stop ? attachment.stopped(false, gather) : attachment.running(gather);
      return look.report(all(locals), VALUES, false).sections();
    }
  }

  private static Wanted all(boolean locals) {
    return Wanted.defaults().withAllFrames().withFold(false).withLocals(locals).withDefectsThrown();
  }

  /** The process of a core. */
  static Inquest open(Path core, Optional<Path> sysroot) throws CannotOpen {
    SearchOptions search =
        sysroot.map(SearchOptions.none()::withSysroot).orElse(SearchOptions.none());
    Inquest.Options none = Inquest.Options.defaults();
    return Inquest.open(
        core,
        new Inquest.Options(
            search, none.layoutFiles(), none.written(), none.limits(), none.progress()));
  }
}
