"""pytest plug-in: inert without `--mkslate`."""
