package inquest.engine.show.builtin;

import inquest.engine.object.Temporal;
import inquest.engine.show.Parts;
import inquest.engine.show.Showing;
import inquest.engine.show.Shown;
import java.util.ArrayList;
import java.util.List;

/** Dates, times, durations and zones ({@code Modules/_datetimemodule.c}). */
final class TemporalPrinter {
  private TemporalPrinter() {}

  static Shown show(Temporal temporal, Subject subject) {
    if (subject.showing().redacted()) {
      return new Shown.Text("<" + subject.type().qualifiedName() + ">");
    }
    return switch (temporal) {
      case Temporal.Date date ->
          new Shown.Text(
              subject.cName() + "(" + date.year() + ", " + date.month() + ", " + date.day() + ")");
      case Temporal.Time time -> time(time, subject);
      case Temporal.DateTime moment -> moment(moment, subject);
      case Temporal.Delta delta -> delta(delta, subject);
      case Temporal.TimeZone zone -> zone(zone, subject);
      case Temporal.ZoneInfo zone -> {
        Parts parts =
            subject
                .showing()
                .parts(subject.cName() + (zone.key().isPresent() ? "(" : ".from_file("), ")");
        zone.key().ifPresent(key -> parts.named("key", key));
        zone.file().filter(f -> zone.key().isEmpty()).ifPresent(parts::unnamed);
        yield parts.shown();
      }
    };
  }

  private static Shown time(Temporal.Time time, Subject subject) {
    Parts parts = subject.showing().parts(subject.cName() + "(", ")");
    parts.unnamed(new Shown.Text(clock(time)));
    time.zone().ifPresent(zone -> parts.named("tzinfo", zone));
    addFold(parts, time);
    return parts.shown();
  }

  private static Shown moment(Temporal.DateTime moment, Subject subject) {
    Temporal.Date date = moment.date();
    Parts parts = subject.showing().parts(subject.cName() + "(", ")");
    parts.unnamed(
        new Shown.Text(
            date.year() + ", " + date.month() + ", " + date.day() + ", " + clock(moment.time())));
    addFold(parts, moment.time());
    moment.time().zone().ifPresent(zone -> parts.named("tzinfo", zone));
    return parts.shown();
  }

  private static void addFold(Parts parts, Temporal.Time time) {
    if (time.fold() != 0) {
      parts.named("fold", Integer.toString(time.fold()));
    }
  }

  private static String clock(Temporal.Time time) {
    List<String> fields = new ArrayList<>();
    fields.add(Integer.toString(time.hour()));
    fields.add(Integer.toString(time.minute()));
    if (time.second() != 0 || time.microsecond() != 0) {
      fields.add(Integer.toString(time.second()));
    }
    if (time.microsecond() != 0) {
      fields.add(Integer.toString(time.microsecond()));
    }
    return String.join(", ", fields);
  }

  private static Shown delta(Temporal.Delta delta, Subject subject) {
    Showing showing = subject.showing();
    int days = delta.days();
    int seconds = delta.seconds();
    int micro = delta.microseconds();
    String fields;
    if (showing.dialect().keywords()) {
      List<String> set = new ArrayList<>();
      if (days != 0) {
        set.add("days=" + days);
      }
      if (seconds != 0) {
        set.add("seconds=" + seconds);
      }
      if (micro != 0) {
        set.add("microseconds=" + micro);
      }
      fields = set.isEmpty() ? "0" : String.join(", ", set);
    } else {
      fields =
          days + (micro != 0 ? ", " + seconds + ", " + micro : seconds != 0 ? ", " + seconds : "");
    }
    return new Shown.Text(subject.cName() + "(" + fields + ")");
  }

  private static Shown zone(Temporal.TimeZone zone, Subject subject) {
    Showing showing = subject.showing();
    boolean utc =
        zone.name().isEmpty()
            && showing.objects().value(zone.offset())
                instanceof Temporal.Delta(int days, int seconds, int micro)
            && days == 0
            && seconds == 0
            && micro == 0;
    if (utc) {
      return new Shown.Text("datetime.timezone.utc");
    }
    Parts parts = showing.parts(subject.cName() + "(", ")").unnamed(zone.offset());
    zone.name().ifPresent(parts::unnamed);
    return parts.shown();
  }
}
