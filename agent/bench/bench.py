#!/usr/bin/env python3
"""Measures the agent beside HAProxy and nginx: CPU of the proxy per request, and requests per second.

    agent/bench/bench.py [-s small,routers10k,...] [-r ROUNDS] [-d SECONDS]

All proxies stand in front of one nginx backend and are loaded in turns (A B C, C B A, ...), so that the noise
of a shared machine falls on all of them. Compare ratios within one table only. Needs Debian's haproxy, nginx
and wrk; Python's standard library otherwise.
"""
import argparse, os, pathlib, re, shutil, signal, socket, statistics, subprocess, sys, tempfile, time

HOST, APP, MANY = "127.0.0.1", "app.example.com", 10_000
AGENT = pathlib.Path(__file__).resolve().parent.parent / "bin" / "traefik-agent"
TICKS = os.sysconf("SC_CLK_TCK")

MANY_LUA = """
request = function()
  return string.format("GET /api/x HTTP/1.1\\r\\nHost: h%04d.example.com\\r\\n\\r\\n", math.random(0, 9999))
end
"""
UPLOAD_LUA = 'wrk.method = "POST"; wrk.body = string.rep("0123456789abcdef", 65536)\n'
RESULT_LUA = """
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(99),
    e.status + e.connect + e.read + e.write + e.timeout))
end
"""

# name: (routing, path, connections, extra request header, wrk script)
SCENARIOS = {
    "small": ("one", "/", 64, None, ""),
    "routers10k": ("many", "/api/x", 64, None, MANY_LUA),
    "middlewares": ("chain", "/api/x", 64, None, ""),
    "connect": ("one", "/", 64, "Connection: close", ""),
    "download": ("one", "/1m", 16, None, ""),
    "upload": ("one", "/upload", 16, None, UPLOAD_LUA),
}


def free_port():
    with socket.socket() as s:
        s.bind((HOST, 0))
        return s.getsockname()[1]


def family(pid):
    """The process and all its descendants."""
    out = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        out += [p for child in task.read_text().split() for p in family(int(child))]
    return out


def cpu_seconds(pid):
    total = 0
    for member in family(pid):
        fields = pathlib.Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mib(pid):
    total = 0
    for member in family(pid):
        rollup = pathlib.Path(f"/proc/{member}/smaps_rollup").read_text()
        total += int(re.search(r"^Pss:\s+(\d+)", rollup, re.M)[1])
    return total / 1024


class Process:
    def __init__(self, folder, argv):
        self.log = open(folder / "log", "wb")
        self.child = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, start_new_session=True)

    def stop(self):
        members = family(self.child.pid)
        self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            for pid in members:
                os.kill(pid, signal.SIGKILL)
            self.child.wait()
        self.log.close()


def await_200(port, host, path, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.child.poll() is None:
        try:
            with socket.create_connection((HOST, port), 2) as s:
                s.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
                if b" 200 " in s.recv(64):
                    return
        except OSError:
            pass
        time.sleep(0.01)
    sys.exit(f"{process.log.name}: the proxy did not serve {host}{path}")


def nginx_temporary(folder):
    return "".join(f"{k}_temp_path {folder}/{k};\n" for k in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))


def start_backend(folder):
    port = free_port()
    (folder / "1m").write_bytes(os.urandom(1 << 20))
    config = folder / "nginx.conf"
    config.write_text(f"""
daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log crit;
events {{ worker_connections 8192; }}
http {{
  access_log off; sendfile on; keepalive_requests 1000000000; client_max_body_size 0; client_body_buffer_size 2m;
  {nginx_temporary(folder)}
  upstream self {{ server {HOST}:{port}; keepalive 64; }}
  server {{
    listen {HOST}:{port} backlog=4096;
    location / {{ default_type text/plain; return 200 "{'x' * 128}"; }}
    location = /1m {{ root {folder}; }}
    location = /upload {{ proxy_pass http://self/; proxy_method GET; proxy_pass_request_body off;
      proxy_http_version 1.1; proxy_set_header Content-Length ""; proxy_set_header Connection ""; }}
  }}
}}
""")
    process = Process(folder, ["nginx", "-c", str(config), "-p", str(folder)])
    await_200(port, APP, "/", process)
    return process, port


def agent(folder, routing, port, backend):
    routers, middlewares = {"app": f"Host(`{APP}`)"}, ""
    if routing == "many":
        routers = {f"r{i}": f"Host(`h{i:04d}.example.com`) && PathPrefix(`/api`)" for i in range(MANY)}
    if routing == "chain":
        routers = {"app": f"Host(`{APP}`) && PathPrefix(`/api`)"}
        middlewares = """  middlewares:
    limit: {rateLimit: {average: 1000000, burst: 1000000}}
    strip: {stripPrefix: {prefixes: [/api]}}
    add: {addPrefix: {prefix: /inner}}
    request: {headers: {customRequestHeaders: {X-Bench: "yes", X-Tenant: one, User-Agent: ""}}}
    response: {headers: {customResponseHeaders: {X-Frame-Options: DENY, X-Proxy: bench, Server: ""}}}
"""
    chain = ", middlewares: [limit, strip, add, request, response]" if middlewares else ""
    lines = "".join(f'    {n}: {{rule: "{rule}", service: app{chain}}}\n' for n, rule in routers.items())
    (folder / "dynamic.yml").write_text(
        f"http:\n  services:\n    app: {{loadBalancer: {{servers: [{{url: 'http://{HOST}:{backend}'}}]}}}}\n"
        f"{middlewares}  routers:\n{lines}")
    (folder / "traefik.yml").write_text(
        f"log: {{level: ERROR}}\nentryPoints: {{web: {{address: '{HOST}:{port}'}}}}\n"
        f"providers: {{file: {{filename: '{folder}/dynamic.yml'}}}}\n")
    return [str(AGENT), f"--configFile={folder}/traefik.yml"]


def haproxy(folder, routing, port, backend):
    rules = f"  use_backend app if {{ hdr(host) -i {APP} }}"
    if routing == "many":
        (folder / "hosts").write_text("".join(f"h{i:04d}.example.com app\n" for i in range(MANY)))
        rules = f"  use_backend %[req.hdr(host),field(1,:),lower,map_str({folder}/hosts)] if {{ path_beg /api }}"
    if routing == "chain":
        rules = r"""  stick-table type ip size 100k expire 10s store http_req_rate(1s)
  http-request track-sc0 src
  http-request deny deny_status 429 if { sc_http_req_rate(0) gt 1000000 }
  http-request replace-path /api(.*) /inner\1
  http-request set-header X-Bench yes
  http-request set-header X-Tenant one
  http-request del-header User-Agent
  http-response set-header X-Frame-Options DENY
  http-response set-header X-Proxy bench
  http-response del-header Server
""" + rules
    (folder / "haproxy.cfg").write_text(f"""
global
  nbthread 2
defaults
  mode http
  http-reuse always
  timeout connect 5s
  timeout client 60s
  timeout server 60s
frontend web
  bind {HOST}:{port}
  option forwardfor
  http-request set-header X-Forwarded-Proto http
  http-request set-header X-Forwarded-Host %[req.hdr(host)]
  http-request set-header X-Forwarded-Port %[dst_port]
  http-request set-header X-Forwarded-Server bench
  http-request set-header X-Real-Ip %[src]
{rules}
backend app
  server one {HOST}:{backend}
""")
    return ["haproxy", "-W", "-f", str(folder / "haproxy.cfg")]


def nginx(folder, routing, port, backend):
    names = " ".join(f"h{i:04d}.example.com" for i in range(MANY)) if routing == "many" else APP
    extra = ""
    if routing == "chain":
        extra = r"""limit_req zone=rate burst=1000000 nodelay; rewrite ^/api(/.*)$ /inner$1 break;
    proxy_set_header X-Bench yes; proxy_set_header X-Tenant one; proxy_set_header User-Agent "";
    add_header X-Frame-Options DENY; add_header X-Proxy bench; proxy_hide_header Server;"""
    (folder / "nginx.conf").write_text(f"""
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/error.log crit;
events {{ worker_connections 8192; }}
http {{
  access_log off; keepalive_requests 1000000000; client_max_body_size 0; {nginx_temporary(folder)}
  proxy_request_buffering off; proxy_max_temp_file_size 0; proxy_http_version 1.1;
  server_names_hash_max_size 131072; server_names_hash_bucket_size 128;
  limit_req_zone $binary_remote_addr zone=rate:10m rate=1000000r/s;
  upstream app {{ server {HOST}:{backend}; keepalive 256; keepalive_requests 1000000000; }}
  server {{
    listen {HOST}:{port} backlog=4096; server_name {names};
    location / {{ {extra} proxy_pass http://app; proxy_set_header Connection ""; proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; proxy_set_header X-Real-Ip $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header X-Forwarded-Host $host;
    proxy_set_header X-Forwarded-Port $server_port; proxy_set_header X-Forwarded-Server bench; }}
  }}
}}
""")
    return ["nginx", "-c", str(folder / "nginx.conf"), "-p", str(folder)]


CONTENDERS = {"haproxy": haproxy, "nginx": nginx, "agent": agent}


def load(folder, port, scenario, seconds):
    _, path, connections, header, lua = SCENARIOS[scenario]
    script = folder / "load.lua"
    script.write_text(lua + RESULT_LUA)
    argv = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", str(script), "-H", f"Host: {APP}"]
    argv += ["-H", header] if header else []
    out = subprocess.run(argv + [f"http://{HOST}:{port}{path}"], capture_output=True, text=True, check=True).stdout
    requests, micros, p99, errors = map(int, re.search(r"RESULT (\d+) (\d+) (\d+) (\d+)", out).groups())
    return requests, requests / (micros / 1e6), p99 / 1000, errors


def run(root, scenario, backend, args):
    routing, path = SCENARIOS[scenario][:2]
    host = "h9999.example.com" if routing == "many" else APP
    running, rows = {}, {}
    try:
        for name, configure in CONTENDERS.items():
            folder = root / f"{scenario}-{name}"
            folder.mkdir()
            port = free_port()
            process = Process(folder, configure(folder, routing, port, backend))
            running[name] = (process, folder, port)
            await_200(port, host, path if path != "/upload" else "/", process)
            load(folder, port, scenario, args.warmup)
        for turn in range(args.rounds):
            for name in list(running) if turn % 2 == 0 else reversed(running):
                process, folder, port = running[name]
                before = cpu_seconds(process.child.pid)
                requests, rate, p99, errors = load(folder, port, scenario, args.duration)
                spent = cpu_seconds(process.child.pid) - before
                rows.setdefault(name, []).append((spent * 1e6 / max(1, requests), rate, p99, memory_mib(process.child.pid), errors))
    finally:
        for process, _, _ in running.values():
            process.stop()
    return {name: [statistics.median(column) for column in zip(*measured)] for name, measured in rows.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-s", "--scenarios", default=",".join(SCENARIOS))
    parser.add_argument("-r", "--rounds", type=int, default=3)
    parser.add_argument("-d", "--duration", type=int, default=5, help="seconds per measurement")
    parser.add_argument("-w", "--warmup", type=int, default=5, help="seconds of load before the first round")
    args = parser.parse_args()
    wanted = args.scenarios.split(",")
    if unknown := set(wanted) - set(SCENARIOS):
        parser.error(f"no such scenario: {', '.join(sorted(unknown))} (there are {', '.join(SCENARIOS)})")
    root = pathlib.Path(tempfile.mkdtemp(prefix="agent-bench-"))
    root.chmod(0o755)
    (root / "backend").mkdir()
    process, backend = start_backend(root / "backend")
    try:
        print(f"{'scenario':12} {'proxy':8} {'cpu us/req':>10} {'x haproxy':>9} {'x nginx':>8} {'req/s':>8} {'p99 ms':>7} {'MiB':>6} {'errors':>6}")
        for scenario in wanted:
            medians = run(root, scenario, backend, args)
            for name, (cpu, rate, p99, memory, errors) in medians.items():
                print(f"{scenario:12} {name:8} {cpu:10.1f} {cpu / medians['haproxy'][0]:9.2f} {cpu / medians['nginx'][0]:8.2f}"
                      f" {rate:8.0f} {p99:7.2f} {memory:6.0f} {errors:6.0f}", flush=True)
    finally:
        process.stop()
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    main()
