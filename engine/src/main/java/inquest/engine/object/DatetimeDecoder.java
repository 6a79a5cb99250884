package inquest.engine.object;

import inquest.engine.layout.View;
import inquest.engine.memory.Memory;
import inquest.engine.note.Unreadable;
import java.util.List;
import java.util.Optional;

/** The types of {@code datetime} (Include/datetime.h), and {@code zoneinfo.ZoneInfo}. */
final class DatetimeDecoder implements Decoder {
  @Override
  public List<String> types() {
    return List.of(
        "datetime.date",
        "datetime.time",
        "datetime.datetime",
        "datetime.timedelta",
        "datetime.timezone",
        "zoneinfo.ZoneInfo");
  }

  @Override
  public PyValue decode(Objects objects, String type, Ref ref) {
    return switch (type) {
      case "datetime.date" -> date(objects, objects.exactView("PyDateTime_Date", ref));
      case "datetime.time" -> time(objects, objects.exactView("PyDateTime_Time", ref), 0);
      case "datetime.datetime" -> {
        View view = objects.exactView("PyDateTime_DateTime", ref);
        yield new Temporal.DateTime(date(objects, view), time(objects, view, 4));
      }
      case "datetime.timedelta" -> {
        View view = objects.exactView("PyDateTime_Delta", ref);
        yield new Temporal.Delta(
            (int) view.integer("days"),
            (int) view.integer("seconds"),
            (int) view.integer("microseconds"));
      }
      case "datetime.timezone" -> {
        View view = objects.exactView("PyDateTime_TimeZone", ref);
        yield new Temporal.TimeZone(Objects.ref(view, "offset"), Objects.optional(view, "name"));
      }
      default -> {
        View view = objects.exactView("PyZoneInfo_ZoneInfo", ref);
        yield new Temporal.ZoneInfo(
            Objects.optional(view, "key"), Objects.optional(view, "file_repr"));
      }
    };
  }

  /** Year in two bytes, most significant first, month, day. */
  private static Temporal.Date date(Objects objects, View view) {
    Memory memory = objects.memory();
    long data = view.addressOf("data");
    int year = memory.u8(data) << 8 | memory.u8(data + 1);
    int month = memory.u8(data + 2);
    int day = memory.u8(data + 3);
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
      throw Unreadable.implausible(
          view.address(), "no date: year " + year + ", month " + month + ", day " + day);
    }
    return new Temporal.Date(year, month, day);
  }

  /** Hour, minute, second, and microseconds in three bytes, most significant first. */
  private static Temporal.Time time(Objects objects, View view, int from) {
    Memory memory = objects.memory();
    long data = view.addressOf("data") + from;
    int hour = memory.u8(data);
    int minute = memory.u8(data + 1);
    int second = memory.u8(data + 2);
    int micro = memory.u8(data + 3) << 16 | memory.u8(data + 4) << 8 | memory.u8(data + 5);
    if (hour > 23 || minute > 59 || second > 59 || micro > 999_999) {
      throw Unreadable.implausible(
          view.address(), "no time: " + hour + ":" + minute + ":" + second + "." + micro);
    }
    // without a zone the object ends before tzinfo
    Optional<Ref> zone =
        view.integer("hastzinfo") != 0 ? Objects.optional(view, "tzinfo") : Optional.empty();
    int fold = view.has("fold") ? (int) view.integer("fold") : 0;
    return new Temporal.Time(hour, minute, second, micro, fold, zone);
  }
}
