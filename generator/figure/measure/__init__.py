"""What can be measured on a body that was solved: whether it obeys physics, and what a picture of it shows."""
