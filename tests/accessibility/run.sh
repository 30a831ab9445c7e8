#!/bin/sh
# Drives the real window through AT-SPI under a virtual screen: tests/accessibility/run.sh [PYTHON]
# PYTHON is the one that runs the program (its environment); the system's python3 drives it.
# Needs (Debian names): xvfb xauth at-spi2-core dbus dbus-x11 python3-pyatspi. Without them it says
# what is missing and ends with status 77, which test runners take as "skipped".
cd "$(dirname "$0")/../.." || exit 1
python=${1:-.venv/bin/python}
missing=""
for tool in xvfb-run dbus-run-session; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
launcher=""
for place in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
    [ -x "$place" ] && launcher=$place
done
[ -n "$launcher" ] || missing="$missing at-spi-bus-launcher"
/usr/bin/python3 -c "import pyatspi" 2>/dev/null || missing="$missing python3-pyatspi"
[ -s /etc/machine-id ] || [ -s /var/lib/dbus/machine-id ] || missing="$missing /etc/machine-id"
if [ -n "$missing" ]; then
    echo "skipped: not there:$missing"
    exit 77
fi
settings=$(mktemp -d)
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_ACCESSIBILITY=1 QT_QPA_PLATFORM=xcb NO_AT_BRIDGE=0
xvfb-run -a -s "-screen 0 1440x900x24" dbus-run-session -- sh -c '
    "$1" --launch-immediately & bus=$!
    "$2" -m gui --settings "$3" & window=$!
    timeout 150 /usr/bin/python3 tests/accessibility/drive.py
    status=$?
    kill $window $bus 2>/dev/null
    exit $status' run "$launcher" "$python" "$settings"
status=$?
rm -rf "$settings"
exit $status
