# shellcheck shell=sh
# Makes the file of a volume, full of bytes that nothing can compress: $1 its folder, $2 its name, $3 its size in bytes. Tells in
# multiples of what it can be read and written past the page cache, 0 where it cannot; or how much there is room for.
LC_ALL=C
export LC_ALL
umask 077
cd -- "$1" || exit 1
reserve=16777216 # so that the file system is not filled up
free=$(df -Pk . | { read -r _; read -r _ _ _ kib _; echo "$kib"; })
if [ $((free * 1024)) -lt $(($3 + reserve)) ]; then
  room=$((free * 1024 - reserve))
  echo "plumbline-room $((room > 0 ? room : 0))"
  exit 0
fi
set -C # nothing that stands there is written to
: > "$2" || exit 1
set +C
head -c "$3" /dev/urandom >> "$2" && sync "$2" || exit 1
unit=0
for bytes in 512 4096; do
  if dd if=/dev/zero of="$2.direct" oflag=direct bs=$bytes count=1 2> /dev/null; then
    unit=$bytes
    break
  fi
done
rm -f -- "$2.direct"
echo "plumbline-volume $unit"
