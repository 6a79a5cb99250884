package inquest.scripts.text;

import java.util.List;

/** Numbers and lists as a sentence has them. */
final class Words {
  private Words() {}

  /** A number with its thousands apart: 1,234,567. */
  static String count(long number) {
    String digits = Long.toString(number);
    if (digits.length() < 4) {
      return digits;
    }
    StringBuilder apart = new StringBuilder(digits.length() + 6);
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0 && digits.charAt(i - 1) != '-') {
        apart.append(',');
      }
      apart.append(digits.charAt(i));
    }
    return apart.toString();
  }

  /** "1 thread", "2 threads". */
  static String count(long number, String thing) {
    return count(number) + " " + (number == 1 ? thing : thing + "s");
  }

  /** "once more", "3 more times". */
  static String moreTimes(long number) {
    return number == 1 ? "once more" : count(number) + " more times";
  }

  /** Ascending numbers with their runs joined: "2-9, 11". */
  static String ranges(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < numbers.size()) {
      int first = numbers.get(at);
      int last = first;
      at++;
      while (at < numbers.size() && numbers.get(at) == last + 1) {
        last++;
        at++;
      }
      text.append(text.isEmpty() ? "" : ", ").append(first);
      if (last > first) {
        text.append(last == first + 1 ? ", " : "-").append(last);
      }
    }
    return text.toString();
  }
}
