package inquest.engine.stack;

import inquest.engine.stack.NativeCall.Language;
import java.util.Optional;

/** Tells the language of a function from its mangled name and its source file. */
final class Languages {
  private static final int HASH_DIGITS = 16;

  private Languages() {}

  static Language of(Optional<String> linkageName, Optional<String> file) {
    if (file.isPresent()) {
      String name = file.get();
      int dot = name.lastIndexOf('.');
      switch (dot < 0 ? "" : name.substring(dot)) {
        case ".rs" -> {
          return Language.RUST;
        }
        case ".cc", ".cpp", ".cxx", ".C", ".hpp", ".hh", ".hxx", ".tcc" -> {
          return Language.CPP;
        }
        default -> {} // the name may say more
      }
    }
    String name = linkageName.orElse("");
    if (name.startsWith("_R") || isLegacyRust(name)) {
      return Language.RUST;
    }
    return name.startsWith("_Z") ? Language.CPP : Language.C;
  }

  /** Rust's older mangling ends in a hash: {@code 17h} and 16 hexadecimal digits. */
  private static boolean isLegacyRust(String name) {
    int hash = name.lastIndexOf("17h");
    if (!name.startsWith("_ZN") || hash < 0 || hash + 3 + HASH_DIGITS >= name.length()) {
      return false;
    }
    for (int i = hash + 3; i < hash + 3 + HASH_DIGITS; i++) {
      if (Character.digit(name.charAt(i), 16) < 0) {
        return false;
      }
    }
    return name.charAt(hash + 3 + HASH_DIGITS) == 'E';
  }
}
