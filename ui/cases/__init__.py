"""The list of all requests: searched, filtered, sorted, recorded for many at once."""
