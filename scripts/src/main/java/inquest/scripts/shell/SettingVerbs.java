package inquest.scripts.shell;

import inquest.dsl.ast.Nearest;
import inquest.engine.show.Printer;
import inquest.engine.show.Printers;
import inquest.engine.show.spelling.Characters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            "the printers of values that are no built-in types, by name or by class; those of hooks"
                + " first",
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
    String before = setting.value().get();
    setting.change().to(words[1].strip());
    try {
      work.respell();
    } catch (CannotDo e) {
      // What is listed is what is in force.
      setting.change().to(before);
      throw new CannotDo(e.getMessage() + "; " + setting.name() + " is still " + before);
    }
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
    Printers all = work.allPrinters();
    if (rest.isEmpty()) {
      for (Printer printer : all.all()) {
        line(printer, all.about(printer), page);
      }
      return;
    }
    String[] words = rest.split("\\s+", 2);
    if (words.length < 2 || !List.of("enable", "disable").contains(words[0])) {
      throw new CannotDo("write printers, printers enable NAME or printers disable NAME");
    }
    String name = named(unquoted(words[1]), all);
    work.enable(name, words[0].equals("enable"));
    Printers now = work.allPrinters();
    List<Printer> meant = now.all().stream().filter(p -> p.name().equals(name)).toList();
    for (Printer printer : meant.size() > 1 ? meant : List.<Printer>of()) {
      line(printer, now.about(printer), page); // more than the one that may have been meant
    }
  }

  /** The name of a printer, which may be known by a class that it is for, too. */
  private static String named(String word, Printers printers) throws CannotDo {
    Map<String, String> known = new LinkedHashMap<>();
    for (Printer printer : printers.all()) {
      printers.about(printer).classes().forEach(c -> known.put(c, printer.name()));
    }
    printers.all().forEach(p -> known.put(p.name(), p.name()));
    String name = known.get(word);
    if (name == null) {
      throw new CannotDo(
          "there is no printer "
              + word
              + "; "
              + Nearest.to(word, known.keySet())
                  .map(n -> "did you mean " + n + "?")
                  .orElse("printers lists them"));
    }
    return name;
  }

  private static String unquoted(String word) {
    boolean quoted =
        word.length() > 1
            && "\"'".indexOf(word.charAt(0)) >= 0
            && word.endsWith(word.substring(0, 1));
    return quoted ? word.substring(1, word.length() - 1) : word;
  }

  private void line(Printer printer, Printer.About about, Page page) throws IOException {
    boolean off = work.settings().disabled().contains(printer.name());
    StringBuilder text = new StringBuilder();
    text.append(
        "%-4s %s".formatted(off || about.stopped().isPresent() ? "off" : "on", printer.name()));
    if (!about.classes().isEmpty()) {
      text.append(" for ").append(String.join(", ", about.classes()));
    }
    if (!about.origin().isEmpty()) {
      text.append(about.classes().isEmpty() ? " " : ", ").append(about.origin());
    }
    about.stopped().filter(why -> !off).ifPresent(why -> text.append(": ").append(why));
    page.out().append(Characters.safe(text.toString())).append('\n');
  }
}
