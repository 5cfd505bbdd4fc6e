#!/bin/sh
# A libvirtd that shares nothing with one that may run on this computer: in a mount namespace of its own, with folders of its own
# in place of the system's. /dev/kvm is left out where it is of no use, or libvirtd would look for its abilities at each start.
#
#   private-libvirtd.sh FOLDER     called in the namespace; its socket is FOLDER/sock/libvirt-sock
set -e
folder=$1
mount --make-rprivate /

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
user = "root"
group = "root"
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

# machines outlive who started them, and somebody must take note of their end
exec tini -s -- libvirtd --config /etc/libvirt/libvirtd.conf
