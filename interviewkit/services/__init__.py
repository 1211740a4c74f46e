"""Use cases, a verb each; a service owns its transaction and checks what the person may do."""
