"""A paper once it is composed: parts, blocks and runs of plain values, with nothing left to look up. Renderers know this alone."""
