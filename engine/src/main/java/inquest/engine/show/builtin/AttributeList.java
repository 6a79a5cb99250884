package inquest.engine.show.builtin;

import inquest.engine.note.Unreadable;
import inquest.engine.object.Attribute;
import inquest.engine.object.Attributes;
import inquest.engine.object.Entry;
import inquest.engine.object.Ref;
import inquest.engine.object.Walk;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.List;

/** The attributes of an instance, in the order in which they were set. */
final class AttributeList {
  private AttributeList() {}

  /** {@code <app.Order at 0x7f… id=1, lines=[…]>}. */
  static Shown of(String open, Attributes attributes, Subject subject) {
    if (!subject.showing().opens()) {
      return new Shown.Link(subject.ref().address(), open + ">");
    }
    Parts parts = subject.showing().parts(open + " ", ">");
    add(parts, attributes, subject.showing());
    return parts.size() == 0 ? new Shown.Text(open + ">") : parts.shown();
  }

  /** A value with the attributes that its class added: {@code <List([1, 2]) extra='x'>}. */
  static Shown beside(Shown shown, Subject subject) {
    Parts parts = subject.showing().parts("", "");
    try {
      add(parts, subject.showing().objects().attributes(subject.ref()), subject.showing());
    } catch (Unreadable e) {
      parts.unnamed(Shown.Damaged.of(e));
    }
    if (parts.size() == 0) {
      return shown;
    }
    return new Shown.Fields(
        "<", List.of(Shown.Field.unnamed(shown), Shown.Field.unnamed(parts.shown())), " ", 0, ">");
  }

  private static void add(Parts parts, Attributes attributes, Showing showing) {
    int most = showing.limits().items();
    long skipped = 0;
    for (Attribute slot : attributes.slots()) {
      if (parts.size() < most) {
        add(parts, slot, showing);
      } else {
        skipped++;
      }
    }
    Walk<Entry> walk = attributes.entries().iterator();
    int reads = 0;
    while (walk.hasNext() && reads++ < showing.objects().limits().chain()) {
      try {
        Entry entry = walk.next();
        if (parts.size() < most) {
          parts.named(name(entry.key(), showing), entry.value());
        } else {
          skipped++;
        }
      } catch (Unreadable e) {
        parts.unnamed(Shown.Damaged.of(e));
        break;
      }
    }
    parts.andMore(skipped);
  }

  private static void add(Parts parts, Attribute slot, Showing showing) {
    switch (slot.content()) {
      case Attribute.Content.Held held -> parts.named(slot.name(), held.ref());
      case Attribute.Content.Plain plain -> parts.named(slot.name(), showing.plain(plain.value()));
      case Attribute.Content.Computed computed ->
          parts.named(slot.name(), new Shown.Text("<computed>"));
    }
  }

  private static String name(Ref key, Showing showing) {
    return showing.objects().isText(key)
        ? showing.objects().text(key)
        : showing.part(key, 0).line();
  }
}
