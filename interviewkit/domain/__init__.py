"""What an interview is, as pure functions and frozen values: no Flask, no SQL, no clock, no randomness."""
