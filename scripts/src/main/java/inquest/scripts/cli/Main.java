package inquest.scripts.cli;

import net.sourceforge.argparse4j.ArgumentParsers;
import net.sourceforge.argparse4j.inf.ArgumentParserException;

final class Main {
  private Main() {}

  public static void main(String[] args) {
    var p = ArgumentParsers.newFor("inquest").build();
    var subs = p.addSubparsers();
    subs.addParser("core").help("report").addArgument("CORE");
    try {
      System.out.println(p.parseArgs(args));
    } catch (ArgumentParserException e) {
      p.handleError(e);
    }
  }
}
