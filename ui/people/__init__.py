"""People: who they are, their accounts, what each operator was told of them."""
