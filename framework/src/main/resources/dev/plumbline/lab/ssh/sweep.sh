# shellcheck shell=sh
# Ends what a run has left on this machine, and deletes its files; finds nothing to do the second time.
# $1: the run's mark, $2: the folder that its own ones lie in, then the folders that files of its volumes lie in
LC_ALL=C
export LC_ALL
mark=$1
base=$2
shift 2

# Programs that clear their environment, as nginx does: by their process groups, unless the number is another one's by now.
groups() {
  read -r boot < /proc/sys/kernel/random/boot_id
  for file in "$base/plumbline.$mark."*/programs/*; do
    [ -f "$file" ] || continue
    group=${file##*/}
    read -r stat 2> /dev/null < "/proc/$group/stat" || continue
    read -r start started_in < "$file"
    [ "$started_in" = "$boot" ] && [ "$(start_of "${stat##*) }")" = "$start" ] && echo "-$group"
  done
}

start_of() {
  # shellcheck disable=SC2086 # its words are wanted
  set -- $1
  echo "${20}"
}

marked() {
  grep -l -F "PLUMBLINE_RUN=$mark" /proc/[0-9]*/environ 2> /dev/null | cut -d / -f 3
}

for process in $(groups); do
  kill -s KILL -- "$process" 2> /dev/null
done
tries=0
while left=$(marked) && [ -n "$left" ]; do
  for process in $left; do
    kill -s KILL -- "$process" 2> /dev/null
  done
  tries=$((tries + 1))
  if [ $tries -gt 50 ]; then
    echo "processes do not end:" $left >&2
    exit 1
  fi
  sleep 0.1
done
rm -rf -- "$base/plumbline.$mark."* || exit 1
for folder; do
  rm -f -- "$folder/plumbline-$mark-"* || exit 1
done
echo "plumbline-swept $mark"
