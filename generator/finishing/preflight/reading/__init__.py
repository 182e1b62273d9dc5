"""Reading a file into values: within a budget, whatever the file holds."""
