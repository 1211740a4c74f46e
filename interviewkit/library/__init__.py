"""Content: `loader` reads question_bank/ strictly, `index` searches it."""
