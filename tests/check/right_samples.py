"""Samples made by hand that real parsers accept, for kinds of faults in languages that few sources show."""

from __future__ import annotations

from collections.abc import Mapping

YAML = (
    'kitten:\n  name: "Max"\n  tags: [small, shy]\n  mother:\n    name: "Maxi"\n',
    'openapi: "3.0.3"\ninfo:\n  title: "Kittens"\n  version: 1.2.0\nservers:\n'
    "  - url: https://api.example.com\n    description: >\n      The one server.\n"
    "  - url: https://sandbox.example.com\n"
    "paths:\n  /kittens:\n    get:\n      tags: [kittens]\n      responses:\n"
    "        '200': {description: OK}\n",
    "# A pipeline\nstages: [build, test, publish]\n\ntest:\n  stage: test\n  script:\n    - make\n"
    '    - "make check"\n  only:\n    refs: [main, tags]\n',
    "---\n- id: 1\n  name: Max\n  owner: &me\n    name: Ann\n- id: 2\n  name: Kitty\n  owner: *me\n",
    "default: &default\n  host: localhost\n  port: 5432\ndevelopment:\n  <<: *default\n"
    '  database: "kittens_dev"\n  pool: 5  # enough\ntest:\n  <<: *default\n  database: "kittens_test"\n',
    "note: |\n  two\n  lines\nempty:\nlist:\n- [1, 2]\n- [3, 4]\nmap:\n  'quoted name': yes\n  other: null\n",
)
TOML = (
    '[kitten]\nname = "Max"\nage = 2\n\n[kitten.mother]\nname = "Maxi"',
    'title = "Kittens"\n\n[server]\nhost = "api.example.com"\nport = 8080\nsecure = true\n\n'
    '[server.limits]\nrate = 10.5\nsince = 2024-05-01T10:00:00Z\n\n[log]\nlevel = "info"\n',
    '# Who may come in\n[[users]]\nname = "Ann"\nroles = ["admin", "keeper"]\n\n[[users]]\nname = "Bob"\n'
    'roles = []\n\n[settings]\nlanguage = "en"  # or "de"\n',
    '[tool.client]\nkey = "YOUR_KEY"\nretries = 3\nheaders = { Accept = "application/json" }\n\n'
    '[tool.client.proxy]\nurl = "https://proxy.example.com"\n',
    '[build]\ncommand = "make"\npaths = [\n  "source",\n  "docs",\n]\nnotes = """\ntwo\nlines"""\n\n'
    "[build.environment]\nMODE = 'fast'\nNAME = \"kittens\"\n",
)
INI = (
    "[kitten]\nname = Max\nage = 2\n\n[mother]\nname = Maxi\n",
    "; Where the server is\n[server]\nhost=api.example.com\nport=443\n\n[log]\nlevel=info\nfile=k.log\n",
    "[default]\naccess_key = YOUR_KEY\nsecret_key = YOUR_SECRET\nregion = eu-west-1\n\n[profile.test]\n"
    "region = eu-west-2\noutput = json\n",
    "[client]\nuser: ann\npassword: \n# at most\nretries: 3\n[client.proxy]\nhost: proxy.example.com\n",
    "[flags]\nverbose = yes\ncolour = always\n[paths]\nsource = docs ; the sources\nmore = a\n  b\n  c\n",
)

RIGHT: Mapping[str, tuple[str, ...]] = {"yaml": YAML, "toml": TOML, "ini": INI}
