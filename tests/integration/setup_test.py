"""The set-up scripts with every outside program replaced: what they install, say and call, and in which order."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).parents[2] / "packaging"
TOOLS = "awk bash cat chmod dirname env fold grep head locale ls mkdir mktemp realpath rm sed sleep".split()

PROGRAM = r"""
case $1 in
sandbox) echo '{"url":"http://127.0.0.1:9","token":"t0ken"}'; trap 'echo sandbox ended >>"$LOG"; exit' TERM; while :; do sleep 0.1; done ;;
submit) [[ $FAIRLEAD_TOKEN == t0ken ]] || exit 5
        [[ -z ${REFUSE-} ]] || { echo '{"outcome":"refused"}'; exit 1; }
        printf '{\n  "outcome": "created",\n  "campaign_id": "the-id"\n}\n' ;;
screenshots) echo "$3/page.png" ;;
esac
"""


class SetUp(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        self.log = self.root / "log"
        self.log.touch()
        (self.root / "bin").mkdir()
        shutil.copytree(SCRIPTS, self.root / "packaging")
        for tool in TOOLS:
            (self.root / "bin" / tool).symlink_to(shutil.which(tool))
        self.put("bin/dpkg-query", '[[ " $MISSING " == *" ${@: -1} "* ]] || echo -n "install ok installed"')
        self.put("bin/apt-get", r"""
            case $* in
            *--print-uris*) [[ -z ${UNKNOWN-} ]] || exit 100
                            printf "'http://debian/a.deb' a.deb 7000000 x\n'http://debian/b.deb' b.deb 5600000 x\n" ;;
            esac""")
        for name in ("sudo", "cmake", "ctest"):
            self.put(f"bin/{name}", "")
        self.put("bin/sudo", 'shift; "$@"')
        self.put("build/release/bin/fairlead", PROGRAM)

    def put(self, name, body):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!{shutil.which("bash")}\necho "{path.name} $*" >>"$LOG"\n{body}\n')
        path.chmod(0o755)

    def run_script(self, name, *arguments, **environment):
        base = {"PATH": str(self.root / "bin"), "LOG": str(self.log), "HOME": str(self.root), "MISSING": ""}
        return subprocess.run([self.root / "packaging" / name, *arguments], env=base | environment,
                              capture_output=True, text=True, timeout=60)

    def calls(self, program):
        return [line for line in self.log.read_text().splitlines() if line.split()[0] == program]

    def test_nothing_is_installed_when_all_is_there(self):
        result = self.run_script("test.sh", "-DFAIRLEAD_WERROR=ON")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.calls("apt-get") + self.calls("sudo"), [])
        self.assertIn("-DFAIRLEAD_WERROR=ON", self.calls("cmake")[0])
        self.assertEqual(len(self.calls("ctest")), 1)

    def test_what_is_missing_is_named_with_its_size_and_installed(self):
        result = self.run_script("test.sh", MISSING="cmake tzdata")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("Missing: cmake tzdata", result.stdout)
        self.assertIn("2 packages, 13 MB to fetch", result.stdout)
        update, size, install = self.calls("apt-get")
        self.assertIn("update", update)
        self.assertIn("--print-uris", size)
        self.assertTrue(install.endswith("install -y --no-install-recommends cmake tzdata"), install)
        self.assertEqual(bool(self.calls("sudo")), os.geteuid() != 0)

    def test_running_needs_no_test_packages(self):
        self.run_script("run.sh", MISSING="librapidcheck-dev")
        self.assertEqual(self.calls("apt-get"), [])

    def test_another_system_is_told_what_is_needed(self):
        (self.root / "bin" / "apt-get").unlink()
        for script, package in (("run.sh", "qt6-base-dev"), ("test.sh", "librapidcheck-dev")):
            result = self.run_script(script)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(package, result.stderr)
            self.assertEqual(self.calls("cmake"), [])

    def test_other_systems_are_told_their_own_names(self):
        (self.root / "bin" / "apt-get").unlink()
        systems = {'ID=fedora': "qt6-qtbase-devel", 'ID=nobara\nID_LIKE="rhel centos fedora"': "qt6-qtbase-devel",
                   'ID=arch': "nlohmann-json", 'ID=manjaro\nID_LIKE=arch': "qt6-httpserver",
                   'ID=ubuntu\nID_LIKE=debian': "Ubuntu 24.04", 'ID=void': "Debian 12"}
        release = self.root / "os-release"
        for system, name in systems.items():
            release.write_text(system + "\n")
            result = self.run_script("run.sh", OS_RELEASE=str(release))
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(name, result.stderr)
            self.assertEqual("qt6-base-dev" in result.stderr, "Ubuntu" in name or "Debian" in name)

    def test_the_debian_package_needs_what_the_scripts_install(self):
        packages = subprocess.run(
            ["bash", "-c", f'source {SCRIPTS}/packages.sh; echo "${{build_packages[@]}}"; echo "${{run_packages[@]}}"'],
            env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True).stdout.splitlines()
        control = (SCRIPTS / "debian" / "control").read_text()
        for package in set(packages[0].split()) - {"g++"} | set(packages[1].split()):
            self.assertRegex(control, rf"(?m)[ :]{re.escape(package)}\b")

    def test_an_older_debian_is_told_what_it_lacks(self):
        result = self.run_script("run.sh", MISSING="qt6-base-dev", UNKNOWN="1")
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("qt6-base-dev", result.stderr)
        self.assertEqual(self.calls("cmake"), [])

    def test_without_a_display_the_campaign_is_created_all_the_same(self):
        result = self.run_script("run.sh")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("no display", result.stdout)
        self.assertIn("created campaign the-id", result.stdout)
        self.assertIn("page.png", result.stdout)
        self.assertEqual([call.split()[1] for call in self.calls("fairlead")],
                         ["sandbox", "validate", "submit", "screenshots"])
        self.assertIn("sandbox ended", self.log.read_text())
        self.assertNotIn("t0ken", result.stdout + result.stderr + self.log.read_text())

    def test_without_a_display_arguments_reach_the_program(self):
        result = self.run_script("run.sh", "validate", "a.campaign", "--json")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.calls("fairlead"), ["fairlead validate a.campaign --json"])

    def test_without_a_display_the_given_campaign_is_created(self):
        (self.root / "mine.campaign").touch()
        result = self.run_script("run.sh", str(self.root / "mine.campaign"))
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f"fairlead validate {self.root}/mine.campaign", self.calls("fairlead"))

    def test_a_refused_campaign_is_a_failure(self):
        result = self.run_script("run.sh", REFUSE="1")
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("was not created", result.stderr)
        self.assertIn("sandbox ended", self.log.read_text())

    def test_a_display_gets_the_window(self):
        result = self.run_script("run.sh", "a.campaign", DISPLAY="elsewhere:0")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.calls("fairlead"), ["fairlead --sandbox a.campaign"])

    def test_a_display_that_is_gone_is_none(self):
        result = self.run_script("run.sh", DISPLAY=":4711")
        self.assertIn("no display", result.stdout)


if __name__ == "__main__":
    unittest.main()
