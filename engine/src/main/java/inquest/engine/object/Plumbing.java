package inquest.engine.object;

import java.util.Optional;
import java.util.OptionalLong;

/** Files, sockets, locks, references and the like. */
public sealed interface Plumbing extends PyValue {
  /**
   * A raw file ({@code _io.FileIO}; in Python 2 also {@code file}).
   *
   * @param name its {@code name} attribute: a str, bytes or an int
   * @param fd file descriptor; -1 when closed, and for Python 2's {@code file}, whose C library
   *     structure has it
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

  /** A {@code select.epoll}: its descriptor; -1 when closed. */
  record Epoll(int fd) implements Plumbing {}

  /**
   * An asyncio future or task, of {@code _asyncio} or of {@code asyncio} itself; what is not set is
   * empty.
   *
   * @param state what became of it
   * @param callback what is to be called first when it is done ({@code fut_callback0}, from 3.7)
   * @param callbacks what else is to be called: a list of tuples, each a callback and its context;
   *     before 3.7 of callbacks
   * @param created the stack that made it, a list, where its loop is in debug mode
   * @param work what only a task has
   */
  record Future(
      State state,
      Optional<Ref> result,
      Optional<Ref> exception,
      Optional<Ref> callback,
      Optional<Ref> callbacks,
      Optional<Ref> created,
      Optional<Work> work)
      implements Plumbing {
    /** {@code fut_state}. */
    public enum State {
      /** Not done. */
      PENDING,
      /** Cancelled. */
      CANCELLED,
      /** Done, with a result or an exception. */
      FINISHED
    }

    /**
     * What a task does.
     *
     * @param name a str, or an int that is still to become {@code Task-1} and so on
     * @param coroutine what it runs
     * @param waitsFor the future that it waits for
     * @param cancelling whether it was asked to end
     */
    public record Work(
        Optional<Ref> name, Optional<Ref> coroutine, Optional<Ref> waitsFor, boolean cancelling) {}
  }

  /**
   * A type parameter or type alias: {@code TypeVar}, {@code ParamSpec}, {@code TypeAliasType}.
   *
   * @param prefix what its repr has before the name: {@code +} and {@code -} say how it varies,
   *     {@code ~} that it does not; empty where that is inferred
   */
  record TypeParameter(Ref name, String prefix) implements Plumbing {}

  /** A {@code sentinel}: a value that stands for nothing but its name. */
  record Sentinel(Ref name) implements Plumbing {}

  /** A {@code string.templatelib.Template}: two tuples. */
  record Template(Ref strings, Ref interpolations) implements Plumbing {}

  /** A {@code string.templatelib.Interpolation}. */
  record Interpolation(Ref value, Ref expression, Ref conversion, Ref formatSpec)
      implements Plumbing {}
}
