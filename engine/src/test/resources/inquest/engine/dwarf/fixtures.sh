#!/bin/sh
# Makes the fixtures of this folder. Needs g++ 12, dwz, llvm-dwp and llvm-symbolizer.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
cp "$here"/shop.* .
flags="-O2 -nostdlib -static -ffreestanding -fno-exceptions -fno-rtti -fno-asynchronous-unwind-tables
  -fno-stack-protector -Wl,--build-id=none -Wl,-z,noseparate-code -ffile-prefix-map=$work=/fixture"
g++ $flags -gdwarf-5 -g3 -undef -o shop5 shop.cpp
g++ $flags -gdwarf-4 -o shop4 shop.cpp
sed 's/counter(3)/counter(4)/' shop.cpp > other.cpp
for v in 4 5; do
  g++ $flags -gdwarf-$v -gsplit-dwarf -c -o split$v.o shop.cpp
  g++ $flags -gdwarf-$v -gsplit-dwarf -o split$v split$v.o
  g++ $flags -gdwarf-$v -gsplit-dwarf -c -o other$v.o other.cpp
  llvm-dwp other$v.dwo split$v.dwo -o split$v.dwp
done
# what llvm-symbolizer says of every fourth address; the code is the same in all
for f in shop5 shop4; do
  text=$(readelf -SW $f | sed -n 's/.* \.text  *PROGBITS  *\([0-9a-f]*\) [0-9a-f]* \([0-9a-f]*\).*/\1 \2/p')
  start=$((0x${text% *}))
  end=$((start + 0x${text#* }))
  seq -f %.0f $start 4 $((end - 1)) | while read -r a; do printf '0x%x\n' "$a"; done > addresses
  llvm-symbolizer -a --no-demangle -e $f < addresses > $f.symbolizer
done
cmp shop5.symbolizer shop4.symbolizer
# dwz moves what two files share into a third
g++ $flags -gdwarf-5 -o dwz shop.cpp
g++ $flags -gdwarf-5 -o other other.cpp
dwz -m dwz.sup -M dwz.sup dwz other
for f in shop5 shop4 split4 split4.dwo split4.dwp split5 split5.dwo split5.dwp dwz dwz.sup; do
  chmod -x $f
  cp $f "$here/$f"
done
cp shop5.symbolizer "$here/shop.symbolizer"
