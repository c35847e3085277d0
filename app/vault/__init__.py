"""Everything of the user's, encrypted at rest."""
