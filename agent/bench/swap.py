#!/usr/bin/env python3
"""Measures what replacing a large configuration costs the requests that are under way meanwhile.

    agent/bench/swap.py [-n ROUNDS] [--change one|all] [--routers 10000]

The agent serves so many routers to 16 connections that saturate it. Windows of three seconds without and with a
rewrite of the whole file (renamed over) take turns; printed are each window's p99 and, of the windows with a
swap, how long the new configuration took to serve and the CPU that each kind of thread spent beyond what it
spends in a window without. The last line has the medians. Needs Debian's nginx and wrk.
"""
import argparse, os, pathlib, shutil, statistics, subprocess, sys, tempfile, threading, time
import bench

CONNECTIONS = 16
KINDS = {"config": "config", "VM Thread": "gc", "G1": "gc", "GC Thread": "gc", "ZWorker": "gc", "ZDriver": "gc", "Shenandoah": "gc",
         "C2 Compiler": "jit", "C1 Compiler": "jit", "loop": "loops"}


def threads(pid):
    """CPU seconds by kind of thread."""
    out = dict.fromkeys([*KINDS.values(), "other"], 0.0)
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            name, _, rest = (task / "stat").read_text().partition("(")[2].rpartition(")")
            nanos = int((task / "schedstat").read_text().split()[0])
        except OSError:
            continue  # ended meanwhile
        kind = next((k for prefix, k in KINDS.items() if name.startswith(prefix)), "other")
        out[kind] += nanos / 1e9
    return out


class Configuration:
    """The dynamic file in its versions: each differs from the last by one router, or in every router."""

    def __init__(self, folder, backend, routers, change):
        self.path, self.backend, self.routers, self.change, self.version = folder / "dynamic.yml", backend, routers, change, 0

    def host(self):
        """A host that only the present version serves."""
        return f"v{self.version}.example.com"

    def text(self):
        prefix = f"/api{self.version}" if self.change == "all" else "/never"
        lines = [f"    r{i}: {{rule: \"Host(`h{i:04d}.example.com`) && (PathPrefix(`/api`) || Path(`{prefix}`))\", service: app}}\n"
                 for i in range(self.routers)]
        lines.insert(self.version * 7919 % self.routers, f'    new: {{rule: "Host(`{self.host()}`)", service: app}}\n')
        return (f"http:\n  services:\n    app: {{loadBalancer: {{servers: [{{url: 'http://{bench.HOST}:{self.backend}'}}]}}}}\n"
                f"  routers:\n{''.join(lines)}")

    def prepare(self):
        """Writes the next version beside the file."""
        self.version += 1
        self.path.with_suffix(".next").write_text(self.text())

    def put(self):
        os.replace(self.path.with_suffix(".next"), self.path)


def window(folder, port, seconds):
    script = folder / "load.lua"
    script.write_text(bench.MANY_LUA + bench.RESULT_LUA)
    argv = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script), f"http://{bench.HOST}:{port}/api/x"]
    out = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
    requests, micros, p99, errors = map(int, bench.re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", out).groups())
    return requests / (micros / 1e6), p99 / 1000, errors


def swap(configuration, port, process, took):
    time.sleep(0.7)
    began = time.monotonic()
    configuration.put()
    bench.await_200(port, configuration.host(), "/", process)
    took.append(time.monotonic() - began)


def measure(folder, configuration, port, process, args):
    rows, plain_cpu = [], None
    for turn in range(args.rounds + 1):
        pid = process.child.pid
        before = threads(pid)
        plain = window(folder, port, args.duration)
        plain_cpu = {k: v - before[k] for k, v in threads(pid).items()}
        configuration.prepare()
        took = []
        thread = threading.Thread(target=swap, args=(configuration, port, process, took))
        before = threads(pid)
        thread.start()
        swapped = window(folder, port, args.duration)
        thread.join()
        spent = {k: v - before[k] - plain_cpu[k] for k, v in threads(pid).items() if k != "loops"}
        row = [plain[1], swapped[1], swapped[1] / plain[1], took[0], *spent.values(), swapped[0] / plain[0],
               bench.memory_mib(pid), plain[2] + swapped[2]]
        if turn == 0:
            print(f"{'':8}" + "".join(f"{c:>9}" for c in ["p99 ms", "swap ms", "ratio", "served s", *spent, "rate", "MiB", "errors"]))
        else:
            rows.append(row)  # the first swap of a process is the one that the compiler has to learn
        show("first" if turn == 0 else str(turn), row)
    show("median", [statistics.median(column) for column in zip(*rows)])


def show(name, row):
    print(f"{name:8}" + "".join(f"{value:9.2f}" for value in row), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-n", "--rounds", type=int, default=5)
    parser.add_argument("-d", "--duration", type=int, default=3, help="seconds per window")
    parser.add_argument("-w", "--warmup", type=int, default=6, help="seconds of load before the first window")
    parser.add_argument("--routers", type=int, default=bench.MANY)
    parser.add_argument("--change", choices=["one", "all"], default="one", help="how many routers a rewrite changes")
    args = parser.parse_args()
    root = pathlib.Path(tempfile.mkdtemp(prefix="agent-swap-"))
    root.chmod(0o755)
    folder = root / "agent"
    folder.mkdir()
    (root / "backend").mkdir()
    backend_process, backend = bench.start_backend(root / "backend")
    process = None
    try:
        port = bench.free_port()
        command = bench.agent(folder, "many", port, backend)
        configuration = Configuration(folder, backend, args.routers, args.change)
        configuration.path.write_text(configuration.text())
        process = bench.Process(folder, command)
        bench.await_200(port, configuration.host(), "/", process)
        window(folder, port, args.warmup)
        measure(folder, configuration, port, process, args)
    finally:
        for running in filter(None, [process, backend_process]):
            running.stop()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
