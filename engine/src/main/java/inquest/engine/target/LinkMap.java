package inquest.engine.target;

import inquest.engine.elf.DynamicSection;
import inquest.engine.elf.ProgramHeader;
import inquest.engine.memory.Memory;
import inquest.engine.memory.OsText;
import inquest.engine.note.Limits;
import inquest.engine.note.Unreadable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the loaded files of a core that has no list of mapped files: from the auxiliary vector,
 * from the loader's own list ({@code struct r_debug} and {@code struct link_map} in link.h), and
 * from every saved page that starts with an ELF header.
 */
final class LinkMap {
  private static final long AT_PHDR = 3;
  private static final long AT_BASE = 7;
  private static final long AT_EXECFN = 31;

  private final Memory memory;
  private final Map<Long, Long> auxiliary;
  private final Limits limits;
  private final List<LoadedImage> images = new ArrayList<>();

  private LinkMap(Memory memory, Map<Long, Long> auxiliary, Limits limits) {
    this.memory = memory;
    this.auxiliary = auxiliary;
    this.limits = limits;
  }

  /** All that can be found, those with the best names first; may overlap. */
  static List<LoadedImage> images(
      Memory memory, Map<Long, Long> auxiliary, List<ProgramHeader> loads, Limits limits) {
    LinkMap map = new LinkMap(memory, auxiliary, limits);
    Optional<LoadedImage> main = map.main();
    main.ifPresent(map.images::add);
    main.ifPresent(map::followChain);
    for (ProgramHeader load : loads) {
      LoadedImage.read(memory, load.vaddr(), "").map(map::named).ifPresent(map.images::add);
    }
    return map.images;
  }

  private Optional<LoadedImage> main() {
    Long headers = auxiliary.get(AT_PHDR);
    if (headers == null) {
      return Optional.empty();
    }
    return LoadedImage.read(memory, headers & -LoadedImage.PAGE, text(auxiliary.get(AT_EXECFN)))
        .map(this::named);
  }

  private void followChain(LoadedImage main) {
    try {
      long debug = dynamic(main).value(DynamicSection.DEBUG);
      long map = debug == 0 ? 0 : memory.i64(debug + 8);
      Set<Long> seen = new HashSet<>();
      while (map != 0 && seen.add(map) && seen.size() <= limits.chain()) {
        long base = memory.i64(map);
        String name = text(memory.i64(map + 8));
        if (base != 0 && !name.isEmpty()) {
          LoadedImage.read(memory, base, name).ifPresent(images::add);
        }
        map = memory.i64(map + 24);
      }
    } catch (Unreadable e) {
      return; // the rest of the chain is not there; what was found stands
    }
  }

  /** The image under its path, else under its DT_SONAME, else under its address. */
  private LoadedImage named(LoadedImage image) {
    if (!image.path().isEmpty()) {
      return image;
    }
    boolean loader = Long.valueOf(image.start()).equals(auxiliary.get(AT_BASE));
    String name = soname(image).orElse(loader ? "[loader]" : "");
    return image.withPath(
        name.isEmpty() ? "[file at 0x" + Long.toHexString(image.start()) + "]" : name);
  }

  private Optional<String> soname(LoadedImage image) {
    try {
      long offset = dynamic(image).value(DynamicSection.SONAME);
      long strings = dynamic(image).address(DynamicSection.STRTAB);
      return offset == 0 || strings == 0
          ? Optional.empty()
          : Optional.of(text(strings + offset)).filter(name -> !name.isEmpty());
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private DynamicSection dynamic(LoadedImage image) {
    return new DynamicSection(memory, image.programHeaders(), image.bias());
  }

  private String text(Long address) {
    if (address == null || address == 0) {
      return "";
    }
    try {
      return OsText.decode(memory.cstring(address, limits.stringBytes()));
    } catch (Unreadable e) {
      return "";
    }
  }
}
