"""Files that are taken in: told apart by their bytes, made safe in a process of their own; plain values only."""
