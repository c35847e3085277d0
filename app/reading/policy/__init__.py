"""The reader of privacy policies: one module a group of fields, and what is made of them."""
