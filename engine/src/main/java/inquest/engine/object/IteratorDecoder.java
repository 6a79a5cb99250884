package inquest.engine.object;

import inquest.engine.layout.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The iterators of the built-in types and of {@code itertools}. */
final class IteratorDecoder implements Decoder {
  /**
   * An iterator over one thing.
   *
   * @param struct its structure
   * @param over the field with what it walks
   * @param index the field with the next index; empty where it does not count
   */
  private record Form(String struct, String over, String index) {}

  private static final Form LIST = new Form("_PyListIterObject", "it_seq", "it_index");
  private static final Form TUPLE = new Form("_PyTupleIterObject", "it_seq", "it_index");
  private static final Form LIST_REVERSED = new Form("listreviterobject", "it_seq", "it_index");
  private static final Form STR = new Form("unicodeiterobject", "it_seq", "it_index");
  private static final Form DICT = new Form("dictiterobject", "di_dict", "di_pos");
  private static final Form SET = new Form("setiterobject", "si_set", "si_pos");

  private static final Map<String, Form> FORMS =
      Map.ofEntries(
          Map.entry("list_iterator", LIST),
          Map.entry("listiterator", LIST),
          Map.entry("list_reverseiterator", LIST_REVERSED),
          Map.entry("listreverseiterator", LIST_REVERSED),
          Map.entry("tuple_iterator", TUPLE),
          Map.entry("tupleiterator", TUPLE),
          Map.entry("str_iterator", STR),
          Map.entry("str_ascii_iterator", STR),
          Map.entry("bytes_iterator", new Form("striterobject", "it_seq", "it_index")),
          Map.entry("iterator", new Form("seqiterobject", "it_seq", "it_index")),
          Map.entry("callable_iterator", new Form("calliterobject", "it_callable", "")),
          Map.entry("callable-iterator", new Form("calliterobject", "it_callable", "")),
          Map.entry("dict_keyiterator", DICT),
          Map.entry("dict_valueiterator", DICT),
          Map.entry("dict_itemiterator", DICT),
          Map.entry("dict_reversekeyiterator", DICT),
          Map.entry("dict_reversevalueiterator", DICT),
          Map.entry("dict_reverseitemiterator", DICT),
          Map.entry("dictionary-keyiterator", DICT),
          Map.entry("dictionary-valueiterator", DICT),
          Map.entry("dictionary-itemiterator", DICT),
          Map.entry("odict_iterator", new Form("odictiterobject", "di_odict", "")),
          Map.entry("set_iterator", SET),
          Map.entry("setiterator", SET),
          Map.entry("enumerate", new Form("enumobject", "en_sit", "en_index")),
          Map.entry("reversed", new Form("reversedobject", "seq", "index")),
          Map.entry("itertools.cycle", new Form("cycleobject", "it", "")),
          Map.entry("itertools.chain", new Form("chainobject", "source", "")),
          Map.entry("itertools.islice", new Form("isliceobject", "it", "cnt")),
          Map.entry("itertools.repeat", new Form("repeatobject", "element", "cnt")));

  @Override
  public List<String> types() {
    List<String> all = new ArrayList<>(FORMS.keySet());
    all.addAll(
        List.of(
            "range_iterator",
            "rangeiterator",
            "longrange_iterator",
            "zip",
            "map",
            "filter",
            "itertools.count"));
    return List.copyOf(all);
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    Form form = FORMS.get(type);
    if (form != null) {
      View view = objects.view(form.struct(), ref);
      boolean counts = !form.index().isEmpty() && view.has(form.index());
      return new Iterating.Over(
          Objects.ref(view, form.over()),
          counts ? OptionalLong.of(view.integer(form.index())) : OptionalLong.empty());
    }
    return switch (type) {
      case "range_iterator", "rangeiterator" -> range(objects.view("_PyRangeIterObject", ref));
      case "longrange_iterator" ->
          new Iterating.LongRange(
              Objects.ref(objects.view("longrangeiterobject", ref), "start"),
              Objects.ref(objects.view("longrangeiterobject", ref), "step"),
              Objects.ref(objects.view("longrangeiterobject", ref), "len"));
      case "itertools.count" -> {
        View view = objects.view("countobject", ref);
        yield new Iterating.Count(
            view.integer("cnt"),
            Objects.optional(view, "long_cnt"),
            Objects.optional(view, "long_step"));
      }
      case "zip" ->
          new Iterating.Several(
              new Ref(0), sources(objects, objects.view("zipobject", ref), "ittuple"));
      case "map" -> {
        View view = objects.view("mapobject", ref);
        yield new Iterating.Several(Objects.ref(view, "func"), sources(objects, view, "iters"));
      }
      default -> {
        View view = objects.view("filterobject", ref);
        yield new Iterating.Several(Objects.ref(view, "func"), List.of(Objects.ref(view, "it")));
      }
    };
  }

  /** To 3.11 it keeps an index beside start and length, which stay; from 3.12 they move. */
  private static PyValue range(View view) {
    long start = view.integer("start");
    long step = view.integer("step");
    long length = view.integer("len");
    long index = view.has("index") ? view.integer("index") : 0;
    return new Iterating.Numbers(start + index * step, step, OptionalLong.of(length - index));
  }

  private static List<Ref> sources(Objects objects, View view, String field) {
    Items items = Sequences.tuple(objects, Objects.ref(view, field));
    Plausible.within(
        "number of iterators", view.address(), items.length(), 0, objects.limits().chain());
    List<Ref> all = new ArrayList<>();
    for (long i = 0; i < items.length(); i++) {
      all.add(items.get(i));
    }
    return all;
  }
}
