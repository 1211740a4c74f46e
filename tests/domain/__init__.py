"""Tests of what an interview is: reading, folding, scoring, and the pitfalls with their words."""
