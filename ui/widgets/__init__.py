"""The widgets every page is made of, and the look they share."""
