"""What every room stands on: ids, words, paths, resources, clock, errors."""
