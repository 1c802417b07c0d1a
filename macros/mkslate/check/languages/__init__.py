"""Samples in languages that the standard library, or a library of ours, reads."""
