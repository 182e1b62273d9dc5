"""Delivery: personal copies for a list of people, card print runs, and mail that reaches each of them once."""
