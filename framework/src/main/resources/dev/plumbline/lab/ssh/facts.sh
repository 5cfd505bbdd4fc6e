# shellcheck shell=sh
# What a machine tells of itself, a line "plumbline-fact key value" each; it changes nothing there.
LC_ALL=C
export LC_ALL
tell() {
  [ -n "$2" ] && echo "plumbline-fact $1 $2"
}
version() {
  "$@" 2>&1 | sed -n '1s/[^0-9]*\([0-9][0-9A-Za-z.-]*\).*/\1/p'
}
tell system "$(uname -s)"
tell kernel "$(uname -r)"
tell architecture "$(uname -m)"
tell user "$(id -un)"
tell cpus "$(grep -c '^processor' /proc/cpuinfo 2> /dev/null)"
tell model "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2> /dev/null | sed -n 1p)"
tell memory "$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo 2> /dev/null)"
# shellcheck disable=SC2086 # its words are wanted
set -- $SSH_CONNECTION
tell address "$3"
for tool in fio iperf3; do
  command -v $tool > /dev/null && tell $tool "$(version $tool --version)"
done
command -v nginx > /dev/null && tell nginx "$(version nginx -v)"
tell end yes
