package inquest.scripts.cli;

final class Training {
  private Training() {}

  public static void main(String[] args) {
    Main.main(new String[] {"core", "x"});
  }
}
