"""The commands of ``catgiam``: the only place with paths, the clock and the streams."""
