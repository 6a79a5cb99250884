package inquest.scripts.shell;

import inquest.dsl.ast.Nearest;
import inquest.engine.show.Printer;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code set} and {@code printers}: how answers look. */
final class SettingVerbs {
  private final Workplace work;

  SettingVerbs(Workplace work) {
    this.work = work;
  }

  List<Verb> all() {
    return List.of(
        new Verb(
            List.of("set"),
            "[NAME [VALUE]]",
            "change a setting; alone: list them",
            Verb.Takes.SETTING,
            this::set),
        new Verb(
            List.of("printers"),
            "[enable|disable NAME]",
            "the printers of values that are no built-in types; those of hooks first",
            Verb.Takes.PRINTER,
            this::printers));
  }

  private void set(String rest, Page page) throws CannotDo, IOException {
    if (rest.isEmpty()) {
      for (Setting setting : work.settings().all()) {
        print(setting, page);
      }
      return;
    }
    String[] words = rest.split("[\\s=]+", 2);
    Setting setting = work.settings().named(words[0]);
    if (words.length == 1) {
      print(setting, page);
      return;
    }
    setting.change().to(words[1].strip());
    work.respell();
  }

  private static void print(Setting setting, Page page) throws IOException {
    String values =
        setting.values().isEmpty() ? "" : " (" + String.join(", ", setting.values()) + ")";
    page.out()
        .append(
            "%-8s %-7s %s%s\n"
                .formatted(setting.name(), setting.value().get(), setting.help(), values));
  }

  private void printers(String rest, Page page) throws CannotDo, IOException {
    Set<String> disabled = work.settings().disabled();
    if (rest.isEmpty()) {
      for (Printer printer : work.allPrinters()) {
        String mark = disabled.contains(printer.name()) ? "off" : "on";
        String name = printer.name();
        page.out()
            .append(Characters.safe("%-4s %s%s".formatted(mark, name, origin(name))))
            .append('\n');
      }
      return;
    }
    String[] words = rest.split("\\s+", 2);
    if (words.length < 2 || !List.of("enable", "disable").contains(words[0])) {
      throw new CannotDo("write printers, printers enable NAME or printers disable NAME");
    }
    List<String> names = work.allPrinters().stream().map(Printer::name).toList();
    String name = words[1];
    if (!names.contains(name)) {
      throw new CannotDo(
          "there is no printer "
              + name
              + "; "
              + Nearest.to(name, names)
                  .map(n -> "did you mean " + n + "?")
                  .orElse("printers lists them"));
    }
    work.enable(name, words[0].equals("enable"));
  }

  /** What a printer of hooks is for, and where it was defined; empty for those that come along. */
  private String origin(String printer) {
    return work.hooks().map(HookLoader::list).orElse(List.of()).stream()
        .filter(h -> h.kind().equals("printer") && h.name().equals(printer))
        .findFirst()
        .map(h -> " for %s, in %s".formatted(h.subject(), h.file()))
        .orElse("");
  }
}
