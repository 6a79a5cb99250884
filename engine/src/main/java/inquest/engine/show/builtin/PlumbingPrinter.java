package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Plumbing;
import inquest.engine.object.Ref;
import inquest.engine.object.Text;
import inquest.engine.object.Thing;
import inquest.engine.show.Names;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.TextSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Locks, weak references, context variables, patterns, generic types and the like. */
final class PlumbingPrinter {
  /** {@code pattern_repr} in Modules/_sre/sre.c: by bit, from the lowest. */
  private static final List<String> FLAGS =
      List.of(
          "re.TEMPLATE",
          "re.IGNORECASE",
          "re.LOCALE",
          "re.MULTILINE",
          "re.DOTALL",
          "re.UNICODE",
          "re.VERBOSE",
          "re.DEBUG",
          "re.ASCII");

  private static final int LOCALE_UNICODE_ASCII = 4 | 32 | 256;
  private static final int UNICODE = 32;

  private PlumbingPrinter() {}

  static Shown show(Plumbing plumbing, Subject subject) {
    return switch (plumbing) {
      case Plumbing.FileIo file -> FilePrinter.raw(file, subject);
      case Plumbing.Buffered file -> FilePrinter.buffered(file, subject);
      case Plumbing.TextIo file -> FilePrinter.text(file, subject);
      case Plumbing.MemoryFile file -> FilePrinter.inMemory(file, subject);
      case Plumbing.Socket socket -> FilePrinter.socket(socket, subject);
      case Plumbing.Lock lock -> lock(lock, subject);
      case Plumbing.WeakRef reference -> weak(reference, subject);
      case Plumbing.ContextVar variable -> contextVar(variable, subject);
      case Plumbing.Token token -> token(token, subject);
      case Plumbing.Pattern pattern -> pattern(pattern, subject);
      case Plumbing.Match match -> match(match, subject);
      case Plumbing.GenericAlias alias -> alias(alias, subject.showing());
      case Plumbing.Union union -> union(union, subject.showing());
      case Plumbing.Capsule capsule -> capsule(capsule, subject);
      case Plumbing.Epoll epoll ->
          subject
              .showing()
              .parts("<" + subject.type().qualifiedName() + " at " + subject.address() + " ", ">")
              .named("fd", Integer.toString(epoll.fd()))
              .shown();
      case Plumbing.Future future -> FuturePrinter.show(future, subject.type(), subject.showing());
      case Plumbing.TypeParameter parameter ->
          new Shown.Text(parameter.prefix() + subject.showing().objects().text(parameter.name()));
      case Plumbing.Sentinel sentinel ->
          new Shown.Text(subject.showing().objects().text(sentinel.name()));
      case Plumbing.Template template ->
          subject
              .showing()
              .parts("Template(", ")")
              .named("strings", template.strings())
              .named("interpolations", template.interpolations())
              .shown();
      case Plumbing.Interpolation part ->
          subject
              .showing()
              .parts("Interpolation(", ")")
              .unnamed(part.value())
              .unnamed(part.expression())
              .unnamed(part.conversion())
              .unnamed(part.formatSpec())
              .shown();
    };
  }

  /** {@code lock_repr}, {@code rlock_repr} in Modules/_threadmodule.c. */
  private static Shown lock(Plumbing.Lock lock, Subject subject) {
    String state = lock.locked().map(locked -> locked ? "locked " : "unlocked ").orElse("");
    StringBuilder text =
        new StringBuilder("<").append(state).append(subject.cName()).append(" object");
    if (lock.reentrant()) {
      text.append(" owner=").append(Long.toUnsignedString(lock.owner().orElse(0)));
      lock.count().ifPresent(count -> text.append(" count=").append(count));
    }
    return new Shown.Text(text.append(" at ").append(subject.address()).append('>').toString());
  }

  /** {@code weakref_repr}, {@code proxy_repr} in Objects/weakrefobject.c. */
  private static Shown weak(Plumbing.WeakRef reference, Subject subject) {
    String open = "<" + (reference.proxy() ? "weakproxy" : "weakref") + " at " + subject.address();
    if (reference.referent().isEmpty()) {
      return new Shown.Text(open + "; dead>");
    }
    Ref ref = reference.referent().get();
    String name = typeName(ref, subject);
    String to =
        reference.proxy() && !subject.showing().dialect().quoted()
            ? " to " + name
            : "; to '" + name + "'";
    return new Shown.Text(open + to + " at " + Names.hex(ref.address()) + ">");
  }

  private static String typeName(Ref ref, Subject subject) {
    try {
      return Names.ofC(subject.showing().objects().typeOf(ref));
    } catch (Unreadable e) {
      return "?";
    }
  }

  private static Shown contextVar(Plumbing.ContextVar variable, Subject subject) {
    Parts parts =
        subject.showing().parts("<ContextVar ", " at " + subject.address() + ">").between(" ");
    parts.named("name", TextSpelling.python3(variable.name()));
    variable.defaultValue().ifPresent(value -> parts.named("default", value));
    return parts.shown();
  }

  private static Shown token(Plumbing.Token token, Subject subject) {
    return subject
        .showing()
        .parts("<Token " + (token.used() ? "used " : ""), " at " + subject.address() + ">")
        .named("var", token.variable())
        .shown();
  }

  private static Shown pattern(Plumbing.Pattern pattern, Subject subject) {
    Showing showing = subject.showing();
    if (showing.redacted()) {
      return new Shown.Text("<" + subject.type().qualifiedName() + ">");
    }
    boolean text = showing.objects().isText(pattern.pattern());
    String flags = flags(pattern.flags(), text);
    Parts parts = showing.parts("re.compile(", ")").unnamed(showing.part(pattern.pattern(), 0));
    return (flags.isEmpty() ? parts : parts.unnamed(new Shown.Text(flags))).shown();
  }

  private static String flags(int all, boolean text) {
    int flags = text && (all & LOCALE_UNICODE_ASCII) == UNICODE ? all & ~UNICODE : all;
    List<String> names = new ArrayList<>();
    for (int bit = 0; bit < FLAGS.size(); bit++) {
      if ((flags & 1 << bit) != 0) {
        names.add(FLAGS.get(bit));
      }
    }
    int rest = flags >>> FLAGS.size() << FLAGS.size();
    if (rest != 0) {
      names.add(Names.hex(rest & 0xffff_ffffL));
    }
    return String.join("|", names);
  }

  private static Shown match(Plumbing.Match match, Subject subject) {
    Showing showing = subject.showing();
    Parts parts =
        showing
            .parts("<" + subject.type().qualifiedName() + " object; ", ">")
            .named("span", "(" + match.start() + ", " + match.end() + ")");
    if (!showing.redacted()) {
      matched(match, showing).ifPresent(text -> parts.named("match", text));
    }
    return parts.shown();
  }

  private static Optional<Shown> matched(Plumbing.Match match, Showing showing) {
    if (match.string().isNull()
        || !(showing.objects().value(match.string()) instanceof Text.Str whole)
        || match.start() < 0
        || match.end() < match.start()
        || match.end() > whole.text().codePointCount(0, whole.text().length())) {
      return Optional.empty();
    }
    int from = whole.text().offsetByCodePoints(0, (int) match.start());
    int to = whole.text().offsetByCodePoints(0, (int) match.end());
    String text = whole.text().substring(from, to);
    return Optional.of(showing.plain(new Text.Str(text, match.end() - match.start(), false)));
  }

  /** {@code ga_repr} in Objects/genericaliasobject.c: {@code list[int]}. */
  private static Shown alias(Plumbing.GenericAlias alias, Showing showing) {
    String origin = (alias.starred() ? "*" : "") + typeArgument(alias.origin(), showing).line();
    List<Shown> args = new ArrayList<>();
    var items = showing.objects().items(alias.args());
    for (long i = 0; i < Math.min(items.length(), showing.limits().items()); i++) {
      args.add(typeArgument(items.get(i), showing));
    }
    return new Shown.Items(origin + "[", args, items.length() - args.size(), "]");
  }

  private static Shown union(Plumbing.Union union, Showing showing) {
    List<Shown.Field> args = new ArrayList<>();
    var items = showing.objects().items(union.args());
    for (long i = 0; i < Math.min(items.length(), showing.limits().items()); i++) {
      args.add(Shown.Field.unnamed(typeArgument(items.get(i), showing)));
    }
    return new Shown.Fields("", args, " | ", items.length() - args.size(), "");
  }

  /** A class by its name, None as itself, anything else as it shows. */
  private static Shown typeArgument(Ref ref, Showing showing) {
    if (showing.objects().value(ref) instanceof Thing.Type itself) {
      String name = itself.type().qualifiedName();
      return new Shown.Text(name.equals("NoneType") ? "None" : name);
    }
    return showing.part(ref, 0);
  }

  private static Shown capsule(Plumbing.Capsule capsule, Subject subject) {
    String name = capsule.name().map(n -> '"' + n + '"').orElse("NULL");
    return new Shown.Text("<capsule object " + name + " at " + subject.address() + ">");
  }
}
