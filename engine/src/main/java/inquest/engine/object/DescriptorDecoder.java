package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** Descriptors of C types, {@code property}, {@code classmethod}, {@code super} and their like. */
final class DescriptorDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "method_descriptor",
        "classmethod_descriptor",
        "wrapper_descriptor",
        "getset_descriptor",
        "member_descriptor",
        "property",
        "classmethod",
        "staticmethod",
        "super");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "property" -> {
        View view = objects.view("propertyobject", ref);
        yield new Routine.Property(
            Objects.ref(view, "prop_get"),
            Objects.ref(view, "prop_set"),
            Objects.ref(view, "prop_del"));
      }
      case "classmethod" ->
          new Routine.Wrapped(true, Objects.ref(objects.view(type, ref), "cm_callable"));
      case "staticmethod" ->
          new Routine.Wrapped(false, Objects.ref(objects.view(type, ref), "sm_callable"));
      case "super" -> {
        View view = objects.view("superobject", ref);
        yield new Routine.Super(Objects.ref(view, "type"), Objects.ref(view, "obj"));
      }
      default -> {
        View view = objects.view("PyDescrObject", ref);
        yield new Routine.Descriptor(
            type, objects.text(Objects.ref(view, "d_name")), Objects.ref(view, "d_type"));
      }
    };
  }
}
