package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** Generic aliases, unions, type parameters and template strings. */
final class TypingDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "types.GenericAlias",
        "types.UnionType",
        "typing.Union",
        "typing.TypeVar",
        "typing.ParamSpec",
        "typing.TypeVarTuple",
        "typing.TypeAliasType",
        "string.templatelib.Template",
        "string.templatelib.Interpolation");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "types.GenericAlias" -> {
        View view = objects.view("gaobject", ref);
        yield new Plumbing.GenericAlias(
            Objects.ref(view, "origin"),
            Objects.ref(view, "args"),
            view.has("starred") && view.integer("starred") != 0);
      }
      case "types.UnionType", "typing.Union" ->
          new Plumbing.Union(Objects.ref(objects.view("unionobject", ref), "args"));
      case "typing.TypeVar" -> parameter(objects, "typevarobject", ref);
      case "typing.ParamSpec" -> parameter(objects, "paramspecobject", ref);
      case "typing.TypeVarTuple" -> parameter(objects, "typevartupleobject", ref);
      case "typing.TypeAliasType" -> parameter(objects, "typealiasobject", ref);
      case "string.templatelib.Template" -> {
        View view = objects.view("templateobject", ref);
        yield new Plumbing.Template(
            Objects.ref(view, "strings"), Objects.ref(view, "interpolations"));
      }
      default -> {
        View view = objects.view("interpolationobject", ref);
        yield new Plumbing.Interpolation(
            Objects.ref(view, "value"),
            Objects.ref(view, "expression"),
            Objects.ref(view, "conversion"),
            Objects.ref(view, "format_spec"));
      }
    };
  }

  private static PyValue parameter(Objects objects, String struct, Ref ref) {
    View view = objects.view(struct, ref);
    return new Plumbing.TypeParameter(Objects.ref(view, "name"), prefix(view));
  }

  /** {@code typevar_repr}, {@code paramspec_repr} in Objects/typevarobject.c. */
  private static String prefix(View view) {
    if (!view.has("covariant")
        || (view.has("infer_variance") && view.integer("infer_variance") != 0)) {
      return "";
    }
    if (view.integer("covariant") != 0) {
      return "+";
    }
    return view.integer("contravariant") != 0 ? "-" : "~";
  }
}
