package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;
import java.util.Optional;

/** Modules and classes, and Python 2's old-style classes and their instances. */
final class ThingDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of("module", "type", "classobj", "instance");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "module" -> {
        Ref dict = Objects.ref(objects.view("PyModuleObject", ref), "md_dict");
        yield new Thing.Module(
            text(objects, dict, "__name__"), text(objects, dict, "__file__"), dict);
      }
      case "type" -> new Thing.Type(objects.type(ref.address()));
      case "classobj" -> {
        View view = objects.view("PyClassObject", ref);
        Ref dict = Objects.ref(view, "cl_dict");
        yield new Thing.OldClass(
            objects.text(Objects.ref(view, "cl_name")), text(objects, dict, "__module__"), dict);
      }
      default -> {
        View view = objects.view("PyInstanceObject", ref);
        yield new Thing.OldInstance(Objects.ref(view, "in_class"), Objects.ref(view, "in_dict"));
      }
    };
  }

  /** A name in a dictionary, where it is there and a str. */
  private static Optional<String> text(Objects objects, Ref dict, String key) {
    return dict.isNull()
        ? Optional.empty()
        : objects.item(dict, key).filter(objects::isText).map(objects::text);
  }
}
