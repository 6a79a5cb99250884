package inquest.engine.stack;

import inquest.engine.stack.StackEntry.Part;
import inquest.engine.unwind.FoundSymbol;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Names of functions that only carry calls on: those of the interpreter, and those that start a
 * thread or a program (the resource {@code plumbing.list}).
 */
final class Plumbing {
  private final Names calls;
  private final Names starts;

  /** Whole names, and beginnings of names. */
  private record Names(Set<String> whole, List<String> beginnings) {
    boolean has(String name) {
      if (whole.contains(name)) {
        return true;
      }
      for (String beginning : beginnings) {
        if (name.startsWith(beginning)) {
          return true;
        }
      }
      return false;
    }

    void add(String line) {
      if (line.endsWith("*")) {
        beginnings.add(line.substring(0, line.length() - 1));
      } else {
        whole.add(line);
      }
    }

    static Names none() {
      return new Names(new HashSet<>(), new ArrayList<>());
    }
  }

  private Plumbing(Names calls, Names starts) {
    this.calls = calls;
    this.starts = starts;
  }

  /** The list that comes with Inquest. */
  static Plumbing shipped() {
    Names calls = Names.none();
    Names starts = Names.none();
    try (InputStream in = Plumbing.class.getResourceAsStream("plumbing.list");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Names section = calls;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section = line.equals("[start]") ? starts : calls;
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(line.strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Plumbing(calls, starts);
  }

  /**
   * What a frame is for. What is innermost is shown whatever it is. Names count only where they
   * mean what the list says: anybody's library may have a function {@code clone}.
   */
  Part part(NamedFrame named) {
    if (named.frame().index() == 0) {
      return Part.WORK;
    }
    if (named.isLoop()) {
      return Part.EVALUATION;
    }
    Optional<String> name = named.symbol().map(FoundSymbol::name);
    return switch (named.home()) {
      case INTERPRETER ->
          name.isEmpty()
              ? Part.NAMELESS
              : carriesCall(name.get()) || starts(name.get()) ? Part.PLUMBING : Part.WORK;
      case C_LIBRARY -> name.filter(this::starts).isPresent() ? Part.PLUMBING : Part.WORK;
      case OTHER -> name.filter("_start"::equals).isPresent() ? Part.PLUMBING : Part.WORK;
    };
  }

  /** Whether a function of the interpreter carries a call on. */
  boolean carriesCall(String function) {
    return calls.has(whole(function));
  }

  /** Whether a function starts a thread or a program. */
  boolean starts(String function) {
    return starts.has(whole(function));
  }

  /** The function that a compiler took a part out of. */
  static String whole(String function) {
    int dot = function.indexOf('.');
    int at = function.indexOf('@');
    int end = dot > 0 ? dot : at > 0 ? at : function.length();
    return function.substring(0, end);
  }
}
