package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.List;

/** {@code defaultdict}, dict views and mapping proxies. */
final class DictKinds implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "collections.defaultdict",
        "dict_keys",
        "dict_values",
        "dict_items",
        "odict_keys",
        "odict_values",
        "odict_items",
        "mappingproxy",
        "dictproxy");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "collections.defaultdict" ->
          new Container.DefaultDict(
              Objects.ref(objects.view("defdictobject", ref), "default_factory"),
              objects.size(ref),
              objects.entries(ref));
      case "dict_keys", "odict_keys" -> view(objects, ref, Container.DictView.Kind.KEYS);
      case "dict_values", "odict_values" -> view(objects, ref, Container.DictView.Kind.VALUES);
      case "dict_items", "odict_items" -> view(objects, ref, Container.DictView.Kind.ITEMS);
      default -> {
        View proxy = objects.view("mappingproxyobject", ref);
        yield new Container.MappingProxy(
            Objects.ref(proxy, proxy.has("mapping") ? "mapping" : "dict"));
      }
    };
  }

  private static PyValue view(Objects objects, Ref ref, Container.DictView.Kind kind) {
    return new Container.DictView(
        kind, Objects.ref(objects.view("_PyDictViewObject", ref), "dv_dict"));
  }
}
