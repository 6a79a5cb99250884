package inquest.engine.layout;

import inquest.engine.dwarf.CType;
import inquest.engine.dwarf.CType.Aggregate;
import inquest.engine.dwarf.CType.Member;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a C structure into fields with dotted names. Members of anonymous structures and unions
 * count as members of what holds them.
 */
final class StructFlattener {
  private static final Set<String> HEAD =
      Set.of("ob_base", "_ob_next", "_ob_prev", "ob_refcnt", "ob_type", "ob_size");
  private static final Set<String> HEADS = Set.of("PyObject", "PyVarObject");

  private static final Set<String> WRAPPED = Set.of("_value", "_bits", "bits", "v");

  private final Set<String> wantedTypes;
  private final Source source;

  /**
   * @param wantedTypes names of structures that have layouts of their own, into which {@code **}
   *     does not go
   */
  StructFlattener(Set<String> wantedTypes, Source source) {
    this.wantedTypes = wantedTypes;
    this.source = source;
  }

  Struct flatten(String name, Aggregate type, List<String> patterns) {
    List<String[]> paths =
        (patterns.isEmpty() ? List.of("**") : patterns).stream().map(p -> p.split("\\.")).toList();
    List<Field> fields = new ArrayList<>();
    walk(type, "", 0, 0, paths, !HEADS.contains(name), fields);
    fields.sort(
        Comparator.comparingInt(Field::offset)
            .thenComparingInt(Field::bitOffset)
            .thenComparing(Comparator.comparingInt(Field::size).reversed())
            .thenComparing(Field::name));
    Map<String, Field> byName = new LinkedHashMap<>();
    fields.forEach(f -> byName.putIfAbsent(f.name(), f));
    return new Struct(name, Math.toIntExact(type.size()), byName);
  }

  private void walk(
      Aggregate type,
      String prefix,
      int depth,
      long base,
      List<String[]> patterns,
      boolean withoutHead,
      List<Field> into) {
    for (Member member : type.members()) {
      if (member.name().isEmpty()) {
        if (member.type() instanceof Aggregate inner) {
          walk(inner, prefix, depth, base + member.bit(), patterns, withoutHead, into);
        }
        continue;
      }
      if (withoutHead && isHead(member.name(), depth)) {
        continue;
      }
      List<String[]> here =
          patterns.stream().filter(p -> matches(p, depth, member.name())).toList();
      if (here.isEmpty()) {
        continue;
      }
      String path = prefix + member.name();
      if (here.stream().anyMatch(p -> p.length == depth + 1 || p[p.length - 1].equals("**"))) {
        into.add(field(path, member, base));
      }
      if (bare(member.type()) instanceof Aggregate inner) {
        List<String[]> below = here.stream().filter(p -> goesOn(p, depth, member)).toList();
        if (!below.isEmpty()) {
          walk(inner, path + ".", depth + 1, base + member.bit(), below, withoutHead, into);
        }
      }
    }
  }

  private static boolean isHead(String name, int depth) {
    return depth == 0 ? HEAD.contains(name) : name.equals("ob_base");
  }

  private static boolean matches(String[] pattern, int depth, String name) {
    if (depth >= pattern.length || pattern[depth].equals("**")) {
      return pattern[pattern.length - 1].equals("**") && !name.startsWith("__"); // libc's own
    }
    return pattern[depth].equals("*") || pattern[depth].equals(name);
  }

  private boolean goesOn(String[] pattern, int depth, Member member) {
    if (depth + 1 < pattern.length && !pattern[depth].equals("**")) {
      return true;
    }
    boolean everything = pattern[pattern.length - 1].equals("**");
    return everything
        && !wantedTypes.contains(member.typedef())
        && !(member.type() instanceof Aggregate a && wantedTypes.contains(a.name()));
  }

  private Field field(String path, Member member, long base) {
    long bit = base + member.bit();
    CType type = bare(member.type());
    if (member.bitSize() == 0) {
      int size = Math.toIntExact(type.size());
      return Field.of(path, Math.toIntExact(bit / 8), size, kind(type), source);
    }
    long size = Math.max(1, type.size());
    long offset = bit / (8 * size) * size;
    if (bit - 8 * offset + member.bitSize() > 8 * size) { // packed: it crosses its natural place
      offset = bit / 8;
    }
    return new Field(
        path,
        Math.toIntExact(offset),
        (int) size,
        kind(type),
        (int) (bit - 8 * offset),
        member.bitSize(),
        source);
  }

  /** What a wrapper holds: atomic numbers, mutexes and references are structures of one member. */
  private static CType bare(CType type) {
    if (type instanceof Aggregate a && a.members().size() == 1) {
      Member only = a.members().get(0);
      if (WRAPPED.contains(only.name()) && only.bitSize() == 0) {
        return bare(only.type());
      }
    }
    return type;
  }

  private static Kind kind(CType type) {
    return switch (type) {
      case CType.Pointer p -> Kind.POINTER;
      case CType.Scalar n ->
          switch (n.encoding()) {
            case SIGNED -> Kind.SIGNED;
            case UNSIGNED -> Kind.UNSIGNED;
            case FLOAT -> Kind.FLOAT;
            case OTHER -> Kind.AGGREGATE;
          };
      case CType.Array a -> Kind.AGGREGATE;
      case Aggregate a -> Kind.AGGREGATE;
      case CType.Unknown u -> Kind.AGGREGATE;
    };
  }
}
