# shellcheck shell=bash
# What stays on a machine as long as the connection to it: it tells the time and the processors' counters, and ends programs, all
# of them in the end. A request is a line "number word …", its answer a line "number …". Programs have a file each, named by their
# process group. Where the machine is somebody's, the folder's name tells whose it is.
LC_ALL=C
export LC_ALL
trap '' HUP INT PIPE
folder=$(mktemp -d "${PLUMBLINE_FOLDER:-${TMPDIR:-/tmp}}/plumbline.${PLUMBLINE_RUN:+$PLUMBLINE_RUN.}XXXXXXXX") \
  && mkdir "$folder/programs" || exit 1
echo "0 $folder"
while read -r number what first second; do
  case $what in
    clock) echo "$number ${EPOCHREALTIME:-$(date +%s.%N)}" ;;
    processors)
      line=
      read -r line < /proc/stat
      echo "$number $line"
      ;;
    signal)
      kill -s "$first" -- "-$second" 2> /dev/null
      echo "$number"
      ;;
    forget)
      rm -f "$folder/programs/$first"
      echo "$number"
      ;;
  esac
done
for program in "$folder"/programs/*; do
  kill -s KILL -- "-${program##*/}" 2> /dev/null
done
rm -rf "$folder"
