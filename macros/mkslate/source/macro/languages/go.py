"""Go: net/http."""

from __future__ import annotations

import re
from itertools import groupby

from mkslate.source.macro.language import Form, Json, Language, Multipart, Request
from mkslate.source.macro.notation import Notation, beyond, json_text, quoted

_LARGEST = 2**63 - 1
# An entry of a literal that ends on its line: indent and key, value. Gofmt aligns the values of such
# neighbours; where keys are longer than 40 characters it has rules of its own.
_ENTRY = re.compile(r'(\t+"(?:[^"\\]|\\.){0,38}":) (.*,)')
_CHECK = ["if err != nil {", "\tlog.Fatal(err)", "}"]


def string(text: str) -> str:
    """Text in double quotes; a byte order mark, which Go allows nowhere else, is escaped too."""
    return quoted(text, lambda code: f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")


NOTATION = Notation(
    string=string,
    key=lambda name: f"{string(name)}: ",
    mapping=("map[string]any{", "}"),
    sequence=("[]any{", "}"),
    empty="map[string]any{}",
    words=("nil", "true", "false"),
    indent="\t",
)


def write(request: Request) -> str:
    """A program that sends the request and prints the answer."""
    imports = {"fmt", "log", "net/http"}
    lines, body = _body(request, imports)
    lines += [f"request, err := http.NewRequest({string(request.method)}, {string(request.url)}, {body})"]
    lines += _CHECK
    if request.basic:
        lines.append(f"request.SetBasicAuth({string(request.basic[0])}, {string(request.basic[1])})")
    lines += [f"request.Header.Set({string(n)}, {string(v)})" for n, v in request.all_headers]
    if isinstance(request.body, Multipart):
        lines.append('request.Header.Set("Content-Type", form.FormDataContentType())')
    lines += [
        "",
        "response, err := http.DefaultClient.Do(request)",
        *_CHECK,
        "defer response.Body.Close()",
        "",
    ]
    if request.prints == "status":
        lines.append("fmt.Println(response.Status)")
    else:
        imports.add("io")
        lines += ["answer, err := io.ReadAll(response.Body)", *_CHECK, "fmt.Println(string(answer))"]
    listed = "".join(f'\t"{name}"\n' for name in sorted(imports))
    text = _aligned("\n".join(lines)).replace("\n", "\n\t").replace("\n\t\n", "\n\n")
    return f"package main\n\nimport (\n{listed})\n\nfunc main() {{\n\t{text}\n}}"


def _aligned(text: str) -> str:
    """A program with the values of neighbouring entries aligned, as gofmt has them."""
    written: list[str] = []
    for indent, group in groupby(text.split("\n"), _indent_of_entry):
        lines = list(group)
        if indent:
            entries = [(found[1], found[2]) for line in lines if (found := _ENTRY.fullmatch(line))]
            width = max(len(key) for key, _ in entries)
            lines = [f"{key.ljust(width)} {value}" for key, value in entries]
        written += lines
    return "\n".join(written)


def _indent_of_entry(line: str) -> int:
    """How deep an entry stands that ends on its line; 0 for any other line."""
    return len(line) - len(line.lstrip("\t")) if _ENTRY.fullmatch(line) else 0


def _body(request: Request, imports: set[str]) -> tuple[list[str], str]:
    """The lines that make the body, and the reader that it is sent from."""
    body = request.body
    if body is None:
        return [], "nil"
    if isinstance(body, Multipart):
        return _multipart(body, imports), "&body"
    if isinstance(body, Json) and not beyond(body.value, _LARGEST):
        imports |= {"bytes", "encoding/json"}
        lines = [f"body, err := json.Marshal({NOTATION.write(body.value)})", *_CHECK, ""]
        return lines, "bytes.NewReader(body)"
    imports.add("strings")
    if isinstance(body, Form):
        imports.add("net/url")
        return [f"body := {_values(body)}", ""], "strings.NewReader(body.Encode())"
    text = json_text(body.value) if isinstance(body, Json) else body.text
    return [f"body := strings.NewReader({string(text)})", ""], "body"


def _values(body: Form) -> str:
    """`url.Values`: every name with the list of its values."""
    values: dict[str, list[str]] = {}
    for name, value in body.fields:
        values.setdefault(name, []).append(string(value))
    entries = [f"{string(name)}: {{{', '.join(texts)}}}" for name, texts in values.items()]
    return NOTATION.lay_out(entries, ("url.Values{", "}"), 0)


def _multipart(body: Multipart, imports: set[str]) -> list[str]:
    imports |= {"bytes", "io", "mime/multipart", "os"}
    lines = ["var body bytes.Buffer", "form := multipart.NewWriter(&body)"]
    lines += [f"form.WriteField({string(name)}, {string(value)})" for name, value in body.fields]
    for number, (name, value) in enumerate(body.files, 1):
        end = "" if len(body.files) == 1 else str(number)
        lines += [f"file{end}, err := os.Open({string(value)})", *_CHECK]
        lines += [f"part{end}, err := form.CreateFormFile({string(name)}, {string(value)})", *_CHECK]
        lines += [f"if _, err := io.Copy(part{end}, file{end}); err != nil {{", "\tlog.Fatal(err)", "}"]
    return [*lines, "form.Close()", ""]


LANGUAGE = Language(names=("go", "golang"), write=write)
