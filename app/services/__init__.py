"""One module per thing a user does; window and command line call the same ones."""
