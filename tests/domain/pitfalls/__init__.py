"""Examples for each pitfall rule, and the tests that run them."""
