"""Cases: recorded events, and everything that follows from them."""
