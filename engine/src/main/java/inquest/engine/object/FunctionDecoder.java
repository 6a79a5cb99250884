package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.note.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Functions and methods, of Python and of C. */
final class FunctionDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "function",
        "method",
        "instancemethod",
        "builtin_function_or_method",
        "builtin_method",
        "method-wrapper");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "function" -> function(objects, objects.view("PyFunctionObject", ref));
      case "method", "instancemethod" -> {
        View view = objects.view("PyMethodObject", ref);
        yield new Routine.Method(Objects.ref(view, "im_self"), Objects.ref(view, "im_func"));
      }
      case "method-wrapper" -> {
        View view = objects.view("wrapperobject", ref);
        View descriptor = objects.view("PyDescrObject", Objects.ref(view, "descr"));
        yield new Routine.MethodWrapper(
            objects.text(Objects.ref(descriptor, "d_name")),
            Objects.ref(descriptor, "d_type"),
            Objects.ref(view, "self"));
      }
      default -> {
        View view = objects.view("PyCFunctionObject", ref);
        yield new Routine.BuiltinFunction(
            name(objects, ref, view), Objects.ref(view, "m_self"), text(objects, view, "m_module"));
      }
    };
  }

  private static PyValue function(Objects objects, View view) {
    String name = objects.text(Objects.ref(view, "func_name"));
    String qualname =
        view.has("func_qualname") ? objects.text(Objects.ref(view, "func_qualname")) : name;
    return new Routine.Function(
        name, qualname, text(objects, view, "func_module"), Objects.ref(view, "func_code"));
  }

  /** The text of a field, where it is a str. */
  private static Optional<String> text(Objects objects, View view, String field) {
    return Objects.optional(view, field).filter(objects::isText).map(objects::text);
  }

  /**
   * The name lies in read-only data, which a core may lack; a module's function also stands under
   * its name in the module.
   */
  private static String name(Objects objects, Ref ref, View view) {
    try {
      View method = objects.view("PyMethodDef", Objects.ref(view, "m_ml"));
      return cstring(objects, method.pointer("ml_name"));
    } catch (Unreadable e) {
      Ref self = Objects.ref(view, "m_self");
      if (self.isNull() || !objects.typeOf(self).derivesFrom("module")) {
        throw e;
      }
      Ref dict = Objects.ref(objects.view("PyModuleObject", self), "md_dict");
      Walk<Entry> walk = objects.entries(dict).iterator();
      while (walk.hasNext()) {
        Entry entry = walk.next();
        if (entry.value().equals(ref)) {
          return objects.text(entry.key());
        }
      }
      throw e;
    }
  }

  private static String cstring(Objects objects, long address) {
    byte[] bytes = objects.memory().cstring(address, objects.limits().stringBytes());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
