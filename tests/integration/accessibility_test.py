"""The real window as a screen reader gets it: every control that shows has a role and a name, on every page; and the
whole main job by what the accessibility interface can do. What the sandbox then holds is compared with what was put in.

    accessibility_test.py PROGRAM

Needs Xvfb, openbox, xdotool and AT-SPI; makes its own display and session bus, and talks to no other.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

DEBIANS_PYTHON = "/usr/bin/python3"  # the one for which gi is packaged
LONGEST_WAIT = 60  # seconds, for what comes in a moment
CHILDREN = 60  # per node: a table lists each of its cells
PAGES = ["Basics", "Audience", "Senders", "Steps", "Schedule", "Personalization", "Review"]
CONTROLS = {"push button", "toggle button", "check box", "radio button", "combo box", "text", "spin button", "list",
            "list item", "table", "tree table", "page tab", "page tab list", "menu item", "menu", "slider", "unknown"}

TOKEN = "bav_live_accessibility"
UNNAMED = "Untitled campaign"
DICTATED = ("Łódź, wiosna", "Bonjour {{first_name}}, êtes-vous libre\u00a0?")
STORED = {  # of the main job, as the sandbox's API gives it
    "type": "mixed",
    "dataset_id": "3f0c1f6e-5b1a-4c8e-9a55-0d6f2b7c1a03",
    "alias_ids": ["7a9e4c52-1d3b-4f6a-8b0c-2e5d9f1a3b02"],
    "connected_account_id": "d5f7b9c1-3e5a-4d7f-9b1c-8a2e4f6c0d01",
    "daily_limit": 96,
    "sending_window_start": "09:30:00",
    "timezone": "Europe/Berlin",
}
TEMPLATE = ("Follow-up, other angle", "b4d2e8f0-6c1a-4e3d-9f7b-5a0c8d2e1f04")  # name and id


def waited(find, longest=LONGEST_WAIT):
    """What find() gives once it gives something."""
    end = time.monotonic() + longest
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


def stored_in(folder):
    """The campaigns that the sandbox of a data folder holds, by its API."""
    server = subprocess.Popen([PROGRAM, "sandbox", "--token", TOKEN, "--data-dir", folder], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    try:
        url = json.loads(server.stdout.readline())["url"].rstrip("/") + "/api/v1/campaigns/"

        def get(address):
            request = urllib.request.Request(address, headers={"Authorization": "Bearer " + TOKEN})
            with urllib.request.urlopen(request, timeout=LONGEST_WAIT) as answer:
                return json.load(answer)

        listed = get(url)
        items = listed if isinstance(listed, list) else next(v for v in listed.values() if isinstance(v, list))
        return [get(url + item["campaign_id"]) for item in items]
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


class Screen:
    """A display of its own with a window manager."""

    def __init__(self):
        read, write = os.pipe()
        self.processes = [subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24",
                                            "-nolisten", "tcp"], pass_fds=[write], stderr=subprocess.DEVNULL)]
        os.close(write)
        with os.fdopen(read) as pipe:
            os.environ["DISPLAY"] = ":" + pipe.readline().strip()
        self.start(["openbox"])

    def start(self, command):
        environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
        self.processes.append(subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL))
        return self.processes[-1]

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()


class AccessibilityTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.screen = Screen()
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.program = self.screen.start([PROGRAM, "--sandbox", "--data-dir", self.folder])
        self.addCleanup(self.quit)
        self.assertTrue(waited(lambda: self.find("Fairlead", "push button", "Explore with sample data")))

    def quit(self):
        self.program.terminate()
        self.program.wait()

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
        self.assert_named("Fairlead", "the empty library")
        self.press("Fairlead", "Explore with sample data")
        self.assertTrue(waited(lambda: self.find("Fairlead", "push button", "Edit")))
        self.assert_named("Fairlead", "the library")
        self.plan_is_told()
        self.press("Fairlead", "Edit")
        self.assertTrue(waited(lambda: self.window("Autumn outreach")))
        self.activate("^Autumn")
        for number, page in enumerate(PAGES, start=1):
            self.key(f"ctrl+{number}")
            self.assertTrue(waited(lambda: self.find("Autumn outreach", "label", page)), page)
            self.assert_named("Autumn outreach", page)

    # By actions: what switch access, dictation and on-screen editors call.

    def act(self, window, role, name, action="Toggle"):
        node = waited(lambda: self.find(window, role, name))
        self.assertTrue(node, f"There is no {role} “{name}”.")
        actions = node.get_action_iface()
        names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
        self.assertIn(action, names, name)
        actions.do_action(names.index(action))

    def put(self, window, name, text):
        node = waited(lambda: self.find(window, "text", name))
        self.assertTrue(node, f"There is no text “{name}”.")
        node.get_editable_text_iface().set_text_contents(text)

    def choose_row(self, window, start):
        row = waited(lambda: next((n for n in showing(self.window(window)) if n.get_role_name() == "list item"
                                   and n.get_name().startswith(start)), None))
        self.assertTrue(row, f"There is no row “{start}”.")
        row.get_action_iface().do_action(0)

    def go(self, window, page):
        self.choose_row(window, page + ":")
        self.assertTrue(waited(lambda: self.find(window, "label", page)), page)

    def test_main_job_by_actions(self):
        name, message = DICTATED
        self.press("Fairlead", "New campaign")
        self.assertTrue(waited(lambda: self.window(UNNAMED)))
        self.put(UNNAMED, "Name", name)
        self.assertTrue(waited(lambda: self.window(name)))
        self.act(name, "radio button", "Mixed")
        self.go(name, "Audience")
        self.choose_row(name, "Trade fair contacts")
        self.go(name, "Senders")
        self.choose_row(name, "jonas@")
        self.put(name, "LinkedIn account", "Mara Lindqvist")
        self.go(name, "Steps")
        self.press(name, "Add step")
        self.put(name, "Variant A template", TEMPLATE[0])
        self.press(name, "Add step")
        self.assertTrue(waited(lambda: self.find(name, "label", "Step 2")))  # a button is pressed a moment later
        self.act(name, "radio button", "LinkedIn")
        self.put(name, "Delay, in days", "2")
        self.put(name, "LinkedIn action", "Message")
        self.put(name, "Message", message)
        self.go(name, "Schedule")
        self.put(name, "At most", "96")
        self.put(name, "Window from", "9:30")
        self.put(name, "Time zone", "Europe/Berlin")
        self.go(name, "Review")
        self.press(name, next(iter(self.save_buttons(name))))
        self.assert_stored(name, message)

    def activate(self, name):
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", name, "windowactivate", "--sync"],
                       check=True)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "40", *keys], check=True)

    def save_buttons(self, name):
        return waited(lambda: [n.get_name() for n in showing(self.window(name)) if n.get_role_name() == "push button"
                               and n.get_name().startswith("Save as draft on")]) or ["Save as draft on …"]

    def assert_stored(self, name, message):
        self.assertTrue(waited(lambda: self.find(name, "push button", "Launch…")), "It was not saved.")
        self.quit()
        found = [campaign for campaign in stored_in(self.folder) if campaign["name"] == name]
        self.assertEqual(len(found), 1)
        campaign = found[0]
        for member, value in STORED.items():
            self.assertEqual(campaign[member], value, member)
        mail, note = campaign["steps_config"]
        self.assertEqual(mail["channel"], "email")
        self.assertEqual([variant["template_id"] for variant in mail["variants"]], [TEMPLATE[1]])
        self.assertEqual((note["channel"], note["action_type"]), ("linkedin", "message"))
        self.assertEqual(note["delay_days"], 2)
        self.assertEqual(note["message_template"], message)

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
            sys.exit(subprocess.run(["dbus-run-session", "--", DEBIANS_PYTHON, "-B", __file__, PROGRAM, *sys.argv[1:]], env=own,
                                    check=False).returncode)
    import warnings
    warnings.simplefilter("ignore", DeprecationWarning)  # of Atspi's own names
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
    unittest.main(verbosity=2)
