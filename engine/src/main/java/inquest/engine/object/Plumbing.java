package inquest.engine.object;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Files, sockets, locks, references and the like. */
public sealed interface Plumbing extends PyValue {
  /**
   * A raw file ({@code _io.FileIO}; in Python 2 also {@code file}).
   *
   * @param name its {@code name} attribute: a str, bytes or an int
   * @param fd file descriptor; -1 when closed
   * @param mode as {@code mode} gives it
   */
  record FileIo(Optional<Ref> name, int fd, String mode, boolean closed) implements Plumbing {}

  /** A buffered reader, writer or both, over a raw file. */
  record Buffered(Ref raw) implements Plumbing {}

  /** A {@code _io.TextIOWrapper} over a buffer. */
  record TextIo(Ref buffer, Optional<String> encoding) implements Plumbing {}

  /** A {@code _io.StringIO} or {@code _io.BytesIO}: how much it holds, and whether it is closed. */
  record MemoryFile(long length, long position, boolean closed) implements Plumbing {}

  /** A socket: its descriptor (-1 when closed), family, type and protocol numbers. */
  record Socket(long fd, int family, int type, int protocol) implements Plumbing {}

  /**
   * A lock.
   *
   * @param reentrant whether it is an RLock
   * @param locked whether someone has it; empty where it cannot be told
   * @param owner the owner's thread identity ({@code pthread_t}) where the type knows it
   * @param count how often the owner took it, for an RLock
   */
  record Lock(boolean reentrant, Optional<Boolean> locked, OptionalLong owner, OptionalLong count)
      implements Plumbing {}

  /** A weak reference or proxy; no referent when it is dead. */
  record WeakRef(Optional<Ref> referent, boolean proxy) implements Plumbing {}

  /** A {@code contextvars.ContextVar}. */
  record ContextVar(String name, Optional<Ref> defaultValue) implements Plumbing {}

  /** A {@code contextvars.Token}; used once it was reset. */
  record Token(Ref variable, Optional<Ref> oldValue, boolean used) implements Plumbing {}

  /** A {@code re.Pattern}: its pattern (a str, bytes or None) and flags. */
  record Pattern(Ref pattern, int flags) implements Plumbing {}

  /** A {@code re.Match}: what was searched, by which pattern, and the span of group 0. */
  record Match(Ref string, Ref pattern, long start, long end) implements Plumbing {}

  /** A {@code types.GenericAlias}: {@code list[int]}. */
  record GenericAlias(Ref origin, Ref args, boolean starred) implements Plumbing {}

  /** A {@code types.UnionType}: {@code int | str}. */
  record Union(Ref args) implements Plumbing {}

  /** A {@code PyCapsule}. */
  record Capsule(long pointer, Optional<String> name) implements Plumbing {}

  /** A file descriptor-like number that a system object such as {@code select.epoll} holds. */
  record Descriptor(String what, OptionalInt fd) implements Plumbing {}
}
