"""The shared libraries Qt needs from a Linux system, and getting them on Debian and Ubuntu."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
from typing import TYPE_CHECKING

from house.telling import call, fail, must, say

if TYPE_CHECKING:
    from pathlib import Path

# Shared libraries Qt does not bring along, and the Debian or Ubuntu package of each.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Only a window on an X display needs these.
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
QT_STARTS = "from PySide6.QtWidgets import QApplication; QApplication([])"


def wanted_libraries() -> dict[str, str]:
    """The shared libraries Qt needs here, each with its Debian package; none outside Linux."""
    if platform.system() != "Linux":
        return {}
    wanted = dict(QT_LIBRARIES)
    if os.environ.get("DISPLAY"):
        wanted |= X11_LIBRARIES
    if os.environ.get("WAYLAND_DISPLAY"):
        wanted |= WAYLAND_LIBRARIES
    return wanted


def missing_libraries() -> list[str]:
    """Those of the wanted libraries the system's loader cannot find."""
    missing = []
    for library in wanted_libraries():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    return missing


def check_qt(python: Path) -> None:
    """See that Qt starts in an environment's Python, getting the libraries it misses on Debian and Ubuntu."""
    if missing := missing_libraries():
        wanted = wanted_libraries()
        get_debian_packages(
            [wanted[library] for library in missing],
            why=f"Qt needs {', '.join(missing)}",
        )
        if still := missing_libraries():
            fail(f"Qt still cannot find {', '.join(still)}; install them with your system's package manager.")
    must("Starting Qt without a display", [python, "-c", QT_STARTS], QT_QPA_PLATFORM="offscreen")


def get_debian_packages(packages: list[str], why: str) -> None:
    """Install system packages when this user may, otherwise end with the one line that does it."""
    line = f"apt-get install --yes --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        fail(f"{why}. Install with your system's package manager what Debian calls {' '.join(packages)}.")
    if os.geteuid() == 0:
        prefix = []
    elif shutil.which("sudo") and call(["sudo", "-n", "true"]) == 0:
        prefix = ["sudo", "-n"]
    else:
        fail(f"{why}. Run: sudo {line}")
    say(f"{why}; running {line}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *packages]
    # The lists of a fresh machine are empty or old; bring them up to date only when they do not do.
    if call(install) != 0 and (call([*apt, "update"]) != 0 or call(install) != 0):
        fail(f"{why}, and apt-get could not install it. Try by hand: sudo apt-get update && sudo {line}")
