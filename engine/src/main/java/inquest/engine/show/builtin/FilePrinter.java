package inquest.engine.show.builtin;

import inquest.engine.object.Plumbing;
import inquest.engine.object.Ref;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import inquest.engine.show.spelling.TextSpelling;
import java.util.Map;
import java.util.Optional;

/** Files and sockets. */
final class FilePrinter {
  /** Address families of Linux (bits/socket.h). */
  private static final Map<Integer, String> FAMILIES =
      Map.of(
          0, "AF_UNSPEC",
          1, "AF_UNIX",
          2, "AF_INET",
          10, "AF_INET6",
          16, "AF_NETLINK",
          17, "AF_PACKET",
          38, "AF_ALG",
          40, "AF_VSOCK");

  /** Socket types of Linux (bits/socket_type.h); higher bits are flags. */
  private static final Map<Integer, String> TYPES =
      Map.of(1, "SOCK_STREAM", 2, "SOCK_DGRAM", 3, "SOCK_RAW", 4, "SOCK_RDM", 5, "SOCK_SEQPACKET");

  private static final int TYPE_MASK = 0xf;

  private FilePrinter() {}

  static Shown raw(Plumbing.FileIo file, Subject subject) {
    Showing showing = subject.showing();
    String type = subject.type().qualifiedName();
    if (type.equals("file")) {
      Shown.Field name =
          Shown.Field.unnamed(
              file.name().map(ref -> showing.part(ref, 0)).orElse(new Shown.Text("?")));
      String mode =
          ", mode " + TextSpelling.python3(file.mode()) + " at " + subject.address() + ">";
      String open = file.closed() ? "<closed file " : "<open file ";
      return new Shown.Fields(open, java.util.List.of(name), mode);
    }
    if (file.closed()) {
      return new Shown.Text("<" + type + " [closed]>");
    }
    Parts parts = showing.parts("<" + type + " ", ">").between(" ");
    file.name()
        .ifPresentOrElse(
            name -> parts.named("name", name),
            () -> parts.named("fd", Integer.toString(file.fd())));
    return parts.named("mode", TextSpelling.python3(file.mode())).shown();
  }

  static Shown buffered(Plumbing.Buffered file, Subject subject) {
    Parts parts = subject.showing().parts("<" + subject.type().qualifiedName() + " ", ">");
    Optional<Ref> name = nameOf(file.raw(), subject.showing());
    name.ifPresent(ref -> parts.named("name", ref));
    if (name.isEmpty() && !file.raw().isNull()) {
      parts.named("raw", file.raw());
    }
    return parts.shown();
  }

  static Shown text(Plumbing.TextIo file, Subject subject) {
    Showing showing = subject.showing();
    Parts parts = showing.parts("<" + subject.type().qualifiedName() + " ", ">").between(" ");
    Optional<Ref> name = nameOf(file.buffer(), showing);
    name.ifPresent(ref -> parts.named("name", ref));
    if (name.isEmpty() && !file.buffer().isNull()) {
      parts.named("buffer", file.buffer());
    }
    if (!showing.dialect().python2()) {
      showing.objects().held(subject.ref(), "mode").ifPresent(mode -> parts.named("mode", mode));
    }
    file.encoding().ifPresent(encoding -> parts.named("encoding", TextSpelling.python3(encoding)));
    return parts.shown();
  }

  /** The name of the raw file under a buffer, or of a raw file. */
  private static Optional<Ref> nameOf(Ref file, Showing showing) {
    if (file.isNull()) {
      return Optional.empty();
    }
    return switch (showing.objects().value(file)) {
      case Plumbing.FileIo raw -> raw.name();
      case Plumbing.Buffered buffered when !buffered.raw().isNull() ->
          showing.objects().value(buffered.raw()) instanceof Plumbing.FileIo raw
              ? raw.name()
              : Optional.empty();
      case inquest.engine.object.PyValue other -> Optional.empty();
    };
  }

  static Shown inMemory(Plumbing.MemoryFile file, Subject subject) {
    String open = "<" + subject.type().qualifiedName() + " at " + subject.address();
    if (file.closed()) {
      return new Shown.Text(open + " closed>");
    }
    return subject
        .showing()
        .parts(open + " ", ">")
        .named("length", Long.toString(file.length()))
        .named("position", Long.toString(file.position()))
        .shown();
  }

  static Shown socket(Plumbing.Socket socket, Subject subject) {
    String type = subject.type().qualifiedName();
    String open = "<" + type + (socket.fd() < 0 ? " [closed] " : " ");
    return subject
        .showing()
        .parts(open, ">")
        .named("fd", Long.toString(socket.fd()))
        .named("family", FAMILIES.getOrDefault(socket.family(), Integer.toString(socket.family())))
        .named(
            "type", TYPES.getOrDefault(socket.type() & TYPE_MASK, Integer.toString(socket.type())))
        .named("proto", Integer.toString(socket.protocol()))
        .shown();
  }
}
