"""The real window as a screen reader gets it: every control that shows has a role and a name, on every page.

    accessibility_test.py PROGRAM

Needs Xvfb, openbox, xdotool and AT-SPI; makes its own display and session bus, and talks to no other.
"""
import os
import subprocess
import sys
import tempfile
import time
import unittest

DEBIANS_PYTHON = "/usr/bin/python3"  # the one for which gi is packaged
LONGEST_WAIT = 60  # seconds, for what comes in a moment
CHILDREN = 60  # per node: a table lists each of its cells
PAGES = ["Basics", "Audience", "Senders", "Steps", "Schedule", "Personalization", "Review"]
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "spin button", "list",
            "list item", "table", "tree table", "page tab", "page tab list", "menu item", "menu", "slider", "unknown"}


def waited(find):
    """What find() gives once it gives something."""
    end = time.monotonic() + LONGEST_WAIT
    while not (found := find()) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def showing(node):
    """The node and what shows below it."""
    if not node or not node.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield node
    for i in range(min(node.get_child_count(), CHILDREN)):
        yield from showing(node.get_child_at_index(i))


class Screen:
    """A display of its own with a window manager and the program on it."""

    def __init__(self, program, folder):
        read, write = os.pipe()
        self.processes = [subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24",
                                            "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)]
        os.close(write)
        with os.fdopen(read) as pipe:
            os.environ["DISPLAY"] = ":" + pipe.readline().strip()
        self.start(["openbox"])
        self.start([program, "--sandbox", "--data-dir", folder])

    def start(self, command):
        environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        self.processes.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()


class AccessibilityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.screen = Screen(PROGRAM, cls.folder.name)
        cls.addClassCleanup(cls.folder.cleanup)
        cls.addClassCleanup(cls.screen.close)

    def windows(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(i)
            if program and program.get_name() == "fairlead":
                program.clear_cache()
                return [program.get_child_at_index(k) for k in range(program.get_child_count())]
        return []

    def window(self, name):
        return next((w for w in self.windows() if w and w.get_name() == name), None)

    def find(self, window, role, name):
        return next((n for n in showing(self.window(window)) if n.get_role_name() == role and n.get_name() == name),
                    None)

    def press(self, window, name):
        button = waited(lambda: self.find(window, "push button", name))
        self.assertTrue(button, f"There is no button “{name}”.")
        button.do_action(0)

    def assert_named(self, window, where):
        nodes = list(showing(self.window(window)))
        self.assertGreater(len(nodes), 15, where)
        for node in nodes:
            states = node.get_state_set()
            if node.get_role_name() in CONTROLS or states.contains(Atspi.StateType.FOCUSABLE):
                self.assertTrue(node.get_name(), f"{where}: a {node.get_role_name()} has no name")
                self.assertNotEqual(node.get_role_name(), "unknown", f"{where}: “{node.get_name()}”")

    def test_window(self):
        self.assertTrue(waited(lambda: self.find("Fairlead", "push button", "Explore with sample data")))
        self.assert_named("Fairlead", "the empty library")
        self.press("Fairlead", "Explore with sample data")
        self.assertTrue(waited(lambda: self.find("Fairlead", "push button", "Edit")))
        self.assert_named("Fairlead", "the library")
        self.plan_is_told()
        self.press("Fairlead", "Edit")
        self.assertTrue(waited(lambda: self.window("Autumn outreach")))
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Autumn", "windowactivate",
                        "--sync"], check=True)
        for number, page in enumerate(PAGES, start=1):
            subprocess.run(["xdotool", "key", f"ctrl+{number}"], check=True)
            self.assertTrue(waited(lambda: self.find("Autumn outreach", "label", page)), page)
            self.assert_named("Autumn outreach", page)

    def plan_is_told(self):
        """The painted plan says what it shows, and has a table twin."""
        picture = waited(lambda: self.find("Fairlead", "filler", "Calendar of the plan"))
        self.assertTrue(picture)
        self.assertTrue(waited(picture.get_description))
        self.find("Fairlead", "page tab", "Table").do_action(0)
        table = waited(lambda: next((n for n in showing(self.window("Fairlead")) if n.get_role_name() == "table"),
                                    None))
        self.assertTrue(table)
        self.assertTrue(waited(lambda: table.get_table_iface().get_n_rows() > 0))
        self.assert_named("Fairlead", "the plan as a table")


if __name__ == "__main__":
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    if "FAIRLEAD_TEST_BUS" not in os.environ:
        with tempfile.TemporaryDirectory() as home:
            os.makedirs(home + "/runtime", mode=0o700)
            own = {**os.environ, "FAIRLEAD_TEST_BUS": "1", "HOME": home, "XDG_RUNTIME_DIR": home + "/runtime"}
            for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
                own.pop(name, None)
            sys.exit(subprocess.run(["dbus-run-session", "--", DEBIANS_PYTHON, "-B", __file__, PROGRAM], env=own,
                                    check=False).returncode)
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    unittest.main(verbosity=2)
