"""The frame around the pages: rail, menus, palette, toasts, banner, progress, status, crash dialog."""
