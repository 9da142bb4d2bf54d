"""What comes in from outside: told apart by content, and decoded only in a limited child."""
