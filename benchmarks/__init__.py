"""What `make bench` measures: a module a figure, all against named peers in the same run."""
