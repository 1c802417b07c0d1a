"""Examples: for each grammar, code that it does not admit, and code that it does, for the rules' manual."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, str]] = {
    "javascript": ("client.get('/kittens'", "client.get('/kittens')"),
    "typescript": ("let name: string = ;", "let name: string = 'Max';"),
    "tsx": ("const name = (<b>Max</b>;", "const name = <b>Max</b>;"),
    "ruby": ("kittens.each do |kitten|\n  puts kitten", "kittens.each do |kitten|\n  puts kitten\nend"),
    "php": ("$kittens = $client->get('/kittens')\necho $kittens;", "$kittens = $client->get('/kittens');"),
    "go": ("kittens, err := client.Get(", 'kittens, err := client.Get("/kittens")'),
    "java": ('Kitten max = client.get("/kittens/2"', 'Kitten max = client.get("/kittens/2");'),
    "csharp": ('var max = client.Get("/kittens/2";', 'var max = client.Get("/kittens/2");'),
    "swift": ("let max = client.get(id: 2", "let max = client.get(id: 2)"),
    "kotlin": ("val max = client.get(2", "val max = client.get(2)"),
    "objective-c": ("[client kittenWithId:2;", "[client kittenWithId:2];"),
    "c": ("kitten *max = get(2;", "kitten *max = get(2);"),
    "cpp": ("auto max = client.get(2;", "auto max = client.get(2);"),
    "rust": ("let max = client.get(2;", "let max = client.get(2);"),
    "scala": ("val max = client.get(2", "val max = client.get(2)"),
    "elixir": ("max = Client.get(2", "max = Client.get(2)"),
    "perl": ("my $max = ;", "my $max = $client->get(2);"),
    "html": ("<p>Max <b", "<p>Max</p>"),
    "css": (".kitten { color: ", ".kitten { color: gray; }"),
}
