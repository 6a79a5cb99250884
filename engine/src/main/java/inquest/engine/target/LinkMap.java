package inquest.engine.target;

import inquest.engine.memory.Memory;
import java.util.List;
import java.util.Map;

final class LinkMap {
  private LinkMap() {}

  static List<LoadedImage> images(Memory memory, Map<Long, Long> auxiliary) {
    return List.of();
  }
}
