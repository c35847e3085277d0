"""The only room that talks to the network, and only when the user asks for it."""
