package inquest.scripts.packaging;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/**
 * A method that stands in for a dynamic call site: it takes what the site took and answers the
 * same.
 */
record PlainMethod(String name, MethodTypeDesc type, Body body) {
  private static final int FLAGS =
      ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

  /** The instructions of such a method, with its arguments in the local variables from 0 on. */
  interface Body {
    void write(CodeBuilder code);
  }

  void addTo(ClassBuilder builder) {
    builder.withMethodBody(name, type, FLAGS, body::write);
  }
}
