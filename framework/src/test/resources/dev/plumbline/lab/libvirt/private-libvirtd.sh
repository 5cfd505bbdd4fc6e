#!/bin/sh
# A libvirtd that shares nothing with one that may run on this computer: in namespaces of its own for mounts and processes, with
# folders of its own in place of the system's. /dev/kvm is left out, since libvirtd would look for its abilities at each start,
# and for minutes where it is of no use. Emulators run as the user that the distribution has for them.
#
#   private-libvirtd.sh FOLDER     its socket is FOLDER/sock/libvirt-sock
#
# It reads commands, 'start' and 'stop' of the libvirtd, and says 'done' after each. Machines live on meanwhile. At the end of its input,
# which comes whichever way the tests end, machines, processes and the folder are gone.
set -e
folder=$1

if [ "$2" != inside ]; then
  trap '' INT TERM HUP # an end in the middle would leave something behind
  unshare --mount --propagation slave --pid --fork --kill-child --mount-proc tini -- /bin/sh "$0" "$folder" inside || true
  exec rm -rf --one-file-system "$folder"
fi

dev=$folder/dev
mkdir -p "$dev"
mount -t tmpfs -o size=1m,mode=755 dev "$dev"
for node in null zero random urandom tty full; do
  touch "$dev/$node"
  mount --bind "/dev/$node" "$dev/$node"
done
mkdir "$dev/net" "$dev/pts" "$dev/shm"
touch "$dev/net/tun"
mount --bind /dev/net/tun "$dev/net/tun"
mount --bind /dev/pts "$dev/pts"
mount -t tmpfs shm "$dev/shm"
ln -s pts/ptmx "$dev/ptmx"
mount --rbind "$dev" /dev

for name in lib run log cache; do
  mkdir -p "$folder/$name"
done
mkdir -p "$folder/etc" "$folder/sock"
cat > "$folder/etc/qemu.conf" << END
namespaces = []
security_driver = "none"
stdio_handler = "file"
END
cat > "$folder/etc/libvirtd.conf" << END
unix_sock_dir = "$folder/sock"
unix_sock_rw_perms = "0700"
auth_unix_rw = "none"
auth_unix_ro = "none"
log_outputs = "3:stderr"
END
bind() {
  mkdir -p "$2"
  mount --bind "$folder/$1" "$2"
}
bind lib /var/lib/libvirt
bind run /run/libvirt
bind log /var/log/libvirt
bind cache /var/cache/libvirt
bind etc /etc/libvirt

virsh() { timeout 60 virsh --quiet --connect "qemu:///system?socket=$folder/sock/libvirt-sock" "$@"; }

start() {
  libvirtd --config /etc/libvirt/libvirtd.conf --pid-file /run/libvirt/libvirtd.pid \
    < /dev/null > "$folder/log/libvirtd.log" 2>&1 &
  libvirtd=$!
}

stop() {
  kill "$libvirtd"
  wait "$libvirtd" || true
  libvirtd=
}

# Libvirt itself ends them, since what it has made for them, as control groups, does not end with their processes.
end_machines() {
  [ -n "$libvirtd" ] || start
  tries=0
  until machines=$(virsh list --uuid) || [ "$tries" -gt 100 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  for machine in $machines; do
    virsh destroy "$machine" || true
  done
}

libvirtd=
while read -r command; do
  case $command in
    start | stop) "$command" ;;
  esac
  echo "done"
done
end_machines > /dev/null 2>&1
# whatever is left ends with tini, the first process of its namespace
