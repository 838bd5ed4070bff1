"""Programs to measure copydesk beside, each got as its makers give it; all land under the target folder.

    typos     crates.io, typos-cli                  cargo install typos-cli
    harper    crates.io, harper-core                the example of its documentation, benches/harper
    hunspell  Debian, hunspell and hunspell-en-us   apt-get install hunspell hunspell-en-us
    nltk      PyPI, nltk                            pip install nltk

What cannot be had is skipped, and that is said: `None` stands for it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
FOLDER = TARGET / "peers"
NLTK = "3.10.4"
TYPOS = "1.52.0"


def run(*command, **more):
    """What a command prints; it must succeed."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT, **more).stdout


def got(what, way):
    """What a way to get something gives, or a word on why it is skipped."""
    try:
        return way()
    except (subprocess.CalledProcessError, OSError) as why:
        print(f"{what} is skipped: {why}", file=sys.stderr)


def nltk():
    """The Python of a virtual environment that holds nltk."""
    python = FOLDER / "venv" / "bin" / "python"
    wanted = f"import nltk, sys; sys.exit(nltk.__version__ != {NLTK!r})"
    if not python.exists() or subprocess.run([python, "-c", wanted], stderr=subprocess.DEVNULL).returncode:
        subprocess.run([sys.executable, "-m", "venv", FOLDER / "venv"], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"nltk=={NLTK}"], check=True)
    return python


def typos():
    program = FOLDER / "bin" / "typos"
    if not program.exists():
        run("cargo", "install", "--quiet", "--locked", "typos-cli", "--version", TYPOS, "--root", str(FOLDER),
            "--target-dir", str(FOLDER / "build"))
    # One thread, no settings of the folder's, every file as it comes.
    return [program, "--threads", "1", "--isolated", "--no-ignore", "--format", "brief"]


def harper():
    """Some six minutes of CPU time to build."""
    run("cargo", "build", "--quiet", "--release", "--manifest-path", "benches/harper/Cargo.toml", "--target-dir",
        str(FOLDER / "build"))
    return [FOLDER / "build" / "release" / "harper"]


def hunspell():
    if not shutil.which("hunspell") or "en_US" not in subprocess.run(
        ["hunspell", "-D"], stdin=subprocess.DEVNULL, capture_output=True, text=True
    ).stderr:
        raise OSError("not installed; apt-get install hunspell hunspell-en-us")
    return ["hunspell", "-d", "en_US", "-l"]


def hello():
    """A program of the same compiler that prints two words: what starting a process takes."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    program, source = FOLDER / "hello", FOLDER / "hello.rs"
    source.write_text('fn main() {\n    println!("hello world");\n}\n')
    run("rustc", "-O", "-C", "strip=symbols", "-o", str(program), str(source))
    return [program]
