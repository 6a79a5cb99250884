package inquest.scripts.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import inquest.engine.show.ShowLimits;
import inquest.scripts.answer.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private final Settings settings = new Settings(ShowLimits.defaults(), false, true);

  private void set(String name, String value) throws CannotDo {
    settings.named(name).change().to(value);
  }

  @Test
  void eachSettingChangesWhatItSays() throws CannotDo {
    set("depth", "0");
    set("items", "7");
    set("string", "12");
    set("total", "99");
    assertEquals(new ShowLimits(0, 7, 12, 99), settings.limits());
    set("format", "NDJSON");
    assertEquals(Format.NDJSON, settings.format());
    set("color", "off");
    assertFalse(settings.colour());
    set("pager", "no");
    assertFalse(settings.pager());
  }

  @Test
  void eachSettingSaysWhatItIsInWordsThatItTakes() throws CannotDo {
    for (Setting setting : settings.all()) {
      String now = setting.value().get();
      setting.change().to(now);
      assertEquals(now, settings.named(setting.name()).value().get());
      for (String value : setting.values()) {
        setting.change().to(value);
        assertEquals(value, settings.named(setting.name()).value().get());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          depth  | -1   | depth is a number from 0 to 999999999
          items  | 0    | items is a number from 1 to 999999999
          total  | many | total is a number from 1 to 999999999
          redact | 2    | redact is on or off
          format | xml  | format is one of text, json, ndjson, csv
          fromat | text | there is no setting fromat; did you mean format?
          x      | 1    | there is no setting x; set lists them
          """)
  void whatIsWrongIsSaidInOneSentence(String name, String value, String sentence) {
    assertEquals(sentence, assertThrows(CannotDo.class, () -> set(name, value)).getMessage());
  }
}
