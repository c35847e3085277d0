"""Is there a screen? Asked before Qt is loaded, because Qt would abort the process.

Only Linux can be without one: over ssh, in a container, on a server.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from app.base.errors import Problem

#: Shared library: the Debian package that brings it. Qt cannot even be imported without these.
_ALWAYS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X11 = {
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def screen_problem(environment: Mapping[str, str] = os.environ) -> Problem | None:
    """Say why no window can be opened here, or give None where one can.

    Args:
        environment: of the process.
    """
    if not sys.platform.startswith("linux"):
        return None
    plugin = environment.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0]
    if plugin not in ("", "xcb", "wayland", "wayland-egl"):
        return None
    if plugin != "xcb" and _wayland_answers(environment):
        return _missing(_ALWAYS | _WAYLAND)
    display = environment.get("DISPLAY", "")
    if not display or plugin.startswith("wayland"):
        return Problem("problem.no_screen")
    missing = _missing(_ALWAYS | _X11)
    if missing is None and not _x11_answers(display):
        return Problem("problem.screen_refused", display=display)
    return missing


def import_problem() -> Problem | None:
    """Say which system packages keep Qt from being imported, if any do."""
    return _missing(_ALWAYS)


def _missing(needed: Mapping[str, str]) -> Problem | None:
    """Look which libraries the loader does not find; Qt loads the others anyway."""
    import ctypes

    packages = []
    for library, package in needed.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    if not packages:
        return None
    return Problem("problem.missing_libraries", packages=", ".join(sorted(packages)))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    try:
        place = Path(environment.get("XDG_RUNTIME_DIR", "/"), name)
        return stat.S_ISSOCK(place.stat().st_mode)
    except (OSError, ValueError):
        return False


def _x11_answers(display: str) -> bool:
    """Connect to the X server as Qt will; unlike Qt, libxcb itself gives an answer."""
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    # Never null: a refused connection is an object with an error in it.
    connection = xcb.xcb_connect(display.encode(errors="surrogateescape"), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused
