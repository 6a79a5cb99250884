package inquest.engine.object;

import inquest.engine.layout.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Weak references and proxies, and capsules. */
final class WeakRefDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "weakref",
        "weakref.ReferenceType",
        "weakproxy",
        "weakref.ProxyType",
        "weakcallableproxy",
        "weakref.CallableProxyType",
        "PyCapsule");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    if (type.equals("PyCapsule")) {
      View view = objects.view("PyCapsule", ref);
      long name = view.pointer("name");
      return new Plumbing.Capsule(
          view.pointer("pointer"),
          name == 0
              ? Optional.empty()
              : Optional.of(
                  new String(objects.memory().cstring(name, 1_024), StandardCharsets.UTF_8)));
    }
    Ref referent = Objects.ref(objects.view("PyWeakReference", ref), "wr_object");
    boolean proxy = !type.equals("weakref") && !type.equals("weakref.ReferenceType");
    // a dead reference points at None
    boolean dead = referent.isNull() || objects.typeOf(referent).derivesFrom("NoneType");
    return new Plumbing.WeakRef(dead ? Optional.empty() : Optional.of(referent), proxy);
  }
}
